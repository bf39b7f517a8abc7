using Failover.Functions.Contract;
using Failover.Functions.Probe;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>Interprets what the network answered. Pure.</summary>
internal static class WireReading
{
    /// <summary>Why the name does not resolve to the target; null if it does.</summary>
    public static ProbeReading? Misled(ProbeTarget target, NameAnswer name)
    {
        if (name.CanonicalNames.Count == 0 && name.Addresses.Count == 0)
        {
            return new ProbeReading(ProbeOutcome.NotResolved, $"{target.Name} does not resolve: {name.Problem ?? "no answer"}");
        }

        if (target.Name != target.Endpoint && !name.CanonicalNames.Contains(target.Endpoint, StringComparer.OrdinalIgnoreCase))
        {
            var elsewhere = name.CanonicalNames is [var first, ..] ? first : string.Join(", ", name.Addresses);
            return new ProbeReading(ProbeOutcome.ResolvesElsewhere,
                $"{target.Name} still points to {elsewhere}, expected {target.Endpoint}");
        }

        return name.Addresses.Count == 0
            ? new ProbeReading(ProbeOutcome.NotResolved, $"{target.Endpoint} has no address: {name.Problem ?? "no answer"}")
            : null;
    }

    public static ProbeReading Read(ProbeTarget target, WireAnswer answer)
    {
        return answer.Outcome switch
        {
            WireOutcome.Answered when answer.Hello is { } hello => Identify(target, hello),
            WireOutcome.Refused => Failed(ProbeOutcome.Refused, "refuses connections"),
            WireOutcome.TimedOut => Failed(ProbeOutcome.TimedOut, "does not answer"),
            WireOutcome.TlsFailed => Failed(ProbeOutcome.TlsFailed, "fails TLS"),
            WireOutcome.WriteFailed => Failed(ProbeOutcome.WriteFailed, "refuses the user or the write"),
            _ => Failed(ProbeOutcome.Garbled, "does not speak MongoDB's protocol"),
        };

        ProbeReading Failed(ProbeOutcome outcome, string what) =>
            new(outcome, $"{target.Endpoint}:{target.Port} {what}{(answer.Detail is null ? "" : $": {answer.Detail}")}");
    }

    private static ProbeReading Identify(ProbeTarget target, HelloAnswer hello)
    {
        var me = HostOf(hello.Me);
        if (!hello.IsWritablePrimary)
        {
            return new ProbeReading(ProbeOutcome.NotPrimary, $"{me ?? target.Endpoint} answers, but is not the writable primary");
        }

        return me is not null && target.Hosts.Contains(me, StringComparer.OrdinalIgnoreCase)
            ? new ProbeReading(ProbeOutcome.Proven, $"{me} is the writable primary")
            : new ProbeReading(ProbeOutcome.WrongCluster,
                $"{me ?? "a server without a name"} answers as a primary, but is not a member of the cluster");
    }

    private static string? HostOf(string? hostAndPort) => hostAndPort?.Split(':')[0];
}
