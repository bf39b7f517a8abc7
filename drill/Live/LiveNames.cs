using Failover.LocalCloud.Dns;
using Failover.LocalCloud.Time;
using Failover.Sockets.Dns;

namespace Failover.Drill.Live;

/// <summary>The world's own resolver, with its cache and its TTLs, for a name server on a socket.</summary>
/// <param name="answered">Called on the world's thread with each answer.</param>
internal sealed class LiveNames(VirtualTime time, Resolver resolver, Loopback loopback, Action<string, DnsAnswer> answered) : INameSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public NameRecord? Find(string name)
    {
        var answer = new TaskCompletionSource<DnsAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);

        // Everything in the world happens on its own thread.
        time.Post(() => answer.SetResult(resolver.IsDown ? null : Answer(name)));
        return answer.Task.Wait(Patience) && answer.Task.Result is { } found
            ? Record(found)
            : throw new NameServerFailureException("The resolver of the world is down.");
    }

    private DnsAnswer Answer(string name)
    {
        var answer = resolver.Resolve(name);
        answered(name, answer);
        return answer;
    }

    private NameRecord? Record(DnsAnswer answer) => answer switch
    {
        { CanonicalNames: [var next, ..] } => NameRecord.Cname(next, answer.TimeToLive),
        { Addresses.Count: > 0 } => new NameRecord(answer.TimeToLive, null, [.. answer.Addresses.Select(loopback.Of)]),
        _ => null,
    };
}
