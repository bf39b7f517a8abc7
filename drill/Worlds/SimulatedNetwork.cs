using Failover.Functions.ProbeWriter;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.Wire;

namespace Failover.Drill.Worlds;

/// <summary>The probe's network on the local cloud: the VPC's resolver and the simulated databases, in virtual time.</summary>
/// <param name="asked">Told of every answer, at the moment of the answer.</param>
internal sealed class SimulatedNetwork(Resolver resolver, DatabaseWire wire, Action<WireRequest, WireReply>? asked = null) : IProbeNetwork
{
    public async Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await resolver.ResolveAsync(name, cancellationToken);
        return new NameAnswer(answer.CanonicalNames, answer.Addresses, answer.Problem);
    }

    public async Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken)
    {
        var request = new WireRequest(question.Address, question.Port, question.HostName) { Write = question.CredentialsSecret is not null };
        var reply = await wire.AskAsync(request, cancellationToken);
        asked?.Invoke(request, reply);
        var hello = reply.Hello is { } h ? new HelloAnswer(h.IsWritablePrimary, h.SetName, h.Me, h.Hosts) : null;
        return new WireAnswer(Outcome(reply.Kind), reply.Detail, hello);
    }

    private static WireOutcome Outcome(WireReplyKind kind) => kind switch
    {
        WireReplyKind.Answered => WireOutcome.Answered,
        WireReplyKind.Refused => WireOutcome.Refused,
        WireReplyKind.TimedOut => WireOutcome.TimedOut,
        WireReplyKind.TlsFailed => WireOutcome.TlsFailed,
        WireReplyKind.WriteFailed => WireOutcome.WriteFailed,
        _ => WireOutcome.Garbled,
    };
}
