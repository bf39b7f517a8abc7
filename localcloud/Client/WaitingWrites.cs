using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Client;

/// <summary>Writes that wait for a writable server, oldest first. A write that has waited too long fails.</summary>
internal sealed class WaitingWrites(CloudCore core, ClientOptions options, WriteLog log)
{
    private readonly Queue<TimeSpan> sent = new();

    public void Add() => sent.Enqueue(core.Time.Elapsed);

    public void GiveUp()
    {
        while (sent.TryPeek(out var sentAt) && core.Time.Elapsed - sentAt >= options.ServerSelectionTimeout)
        {
            sent.Dequeue();
            log.Fail(sentAt, $"no writable server within {options.ServerSelectionTimeout.TotalSeconds:0} s");
        }
    }

    public bool TryTake(out TimeSpan sentAt) => sent.TryDequeue(out sentAt);
}
