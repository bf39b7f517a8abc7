using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>
/// The time limits of one try of a task. AWS was recorded to report a missed heartbeat as States.Timeout, as it does the timeout.
/// </summary>
/// <param name="timeout">Seconds, or null.</param>
/// <param name="heartbeat">Seconds between heartbeats, or null. Only a task with a token can send heartbeats.</param>
internal sealed class TaskLimits(VirtualTime time, double? timeout, double? heartbeat)
{
    public DateTimeOffset StartedAt { get; } = time.GetUtcNow();

    public bool None => timeout is null && heartbeat is null;

    public long? TimeoutSeconds => (long?)timeout;

    public long? HeartbeatSeconds => (long?)heartbeat;

    private DateTimeOffset? Deadline => timeout is { } seconds ? StartedAt.AddSeconds(seconds) : null;

    /// <summary>When the try times out unless there is another heartbeat.</summary>
    public DateTimeOffset? End(DateTimeOffset lastHeartbeat) =>
        heartbeat is not { } seconds ? Deadline
        : lastHeartbeat.AddSeconds(seconds) is var missed && missed < Deadline ? missed
        : Deadline ?? missed;
}
