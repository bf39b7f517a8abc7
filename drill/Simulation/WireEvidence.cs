using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.Functions.Steps.ProbeWriter;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Wire;

namespace Failover.Drill.Simulation;

/// <summary>
/// When the true writer really answered a probe, judged by the world's state at that moment and not by the probe's own conclusion.
/// </summary>
internal sealed class WireEvidence
{
    /// <summary>A heartbeat's metric is dated slightly later than its answer.</summary>
    private static readonly TimeSpan Dated = TimeSpan.FromSeconds(3);

    private readonly World world;
    private readonly List<TimeSpan> proofs = [];
    private readonly List<TimeSpan> heartbeats = [];

    public WireEvidence(World world)
    {
        this.world = world;
        world.Asked += OnAsked;
    }

    /// <summary>When the world's stack was deployed. The heartbeats of its first minute are simulated history.</summary>
    public TimeSpan BeganAt { get; set; }

    /// <summary>Whether the true writer answered a heartbeat at about that time.</summary>
    public bool WasAnswered(DateTimeOffset at, int resolutionSeconds)
    {
        var from = at - World.Start - Dated;
        var until = from + Dated + TimeSpan.FromSeconds(resolutionSeconds);
        return from < BeganAt + EarlierBeats.Last || heartbeats.Exists(heard => heard >= from && heard <= until);
    }

    public int ProofsSince(TimeSpan moment) => proofs.Count(at => at >= moment);

    private void OnAsked(string function, WireRequest request, WireReply reply)
    {
        if (reply.Kind != WireReplyKind.Answered)
        {
            return;
        }

        if (function == nameof(HeartbeatFunction) && reply.Hello?.IsWritablePrimary == true)
        {
            // Judged when it was answered: a region may be lost while the answer is in transit.
            heartbeats.Add(world.Cloud.Core.Time.Elapsed);
        }
        else if (function == nameof(ProbeWriterFunction)
            && world.Cloud.DocumentDb.InstanceAt(request.Address) is { State: InstanceState.Up, TakesWrites: true } instance
            && world.Databases.Contains(instance.Cluster))
        {
            proofs.Add(world.Cloud.Core.Time.Elapsed);
        }
    }
}
