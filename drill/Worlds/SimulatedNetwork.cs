using Failover.Functions.Probe;
using Failover.LocalCloud;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.Wire;

namespace Failover.Drill.Worlds;

/// <summary>
/// The probe's network on the local cloud: the VPC's resolver and the simulated databases, in virtual time, unless its subnet is cut off.
/// </summary>
/// <param name="asked">Called with every answer when it arrives.</param>
internal sealed class SimulatedNetwork(Cloud cloud, Action<WireRequest, WireReply>? asked = null) : IProbeNetwork
{
    public async Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        if (cloud.ProbeSubnet.IsCutOff)
        {
            await cloud.Core.Time.Delay(ResolverOptions.DefaultTimeout, cancellationToken);
            return new NameAnswer([], [], $"no resolver answered within {ResolverOptions.DefaultTimeout.TotalSeconds:0} s");
        }

        var answer = await cloud.Resolver.ResolveAsync(name, cancellationToken);
        return new NameAnswer(answer.CanonicalNames, answer.Addresses, answer.Problem);
    }

    public async Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken)
    {
        var request = new WireRequest(question.Address, question.Port, question.HostName)
        {
            Write = question.CredentialsSecret is not null,
        };
        if (cloud.ProbeSubnet.IsCutOff)
        {
            await cloud.Core.Time.Delay(request.Timeout, cancellationToken);
            return new WireAnswer(
                WireOutcome.TimedOut, $"no connection to {question.Address} within {request.Timeout.TotalSeconds:0} s", null);
        }

        var reply = await cloud.Wire.AskAsync(request, cancellationToken);
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
