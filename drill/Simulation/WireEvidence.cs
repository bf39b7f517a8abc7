using Failover.Drill.Worlds;
using Failover.Functions.Steps.ProbeWriter;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Wire;

namespace Failover.Drill.Simulation;

/// <summary>
/// When the true writer truly answered a probe: judged by the truth at the moment of the answer, not by what the probe makes of it.
/// </summary>
internal sealed class WireEvidence
{
    private readonly World world;
    private readonly List<TimeSpan> proofs = [];

    public WireEvidence(World world)
    {
        this.world = world;
        world.Asked += OnAsked;
    }

    public int ProofsSince(TimeSpan moment) => proofs.Count(at => at >= moment);

    private void OnAsked(string function, WireRequest request, WireReply reply)
    {
        if (function == nameof(ProbeWriterFunction) && reply.Kind == WireReplyKind.Answered
            && world.Cloud.DocumentDb.InstanceAt(request.Address) is { State: InstanceState.Up, TakesWrites: true } instance
            && world.Databases.Contains(instance.Cluster))
        {
            proofs.Add(world.Cloud.Core.Time.Elapsed);
        }
    }
}
