using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>
/// Whether another cluster may take the place of the stack's own: its owner has tagged it for this record, and the stack's own cluster
/// is gone or not healthy. Otherwise a typo could point production to somebody else's healthy cluster and report it recovered.
/// </summary>
internal sealed class ReplacementCheck(ClusterReader clusters)
{
    private const string Tag = "failover:record";

    /// <exception cref="InvalidRequestException">The tag is missing or names another record, or the stack's own cluster is
    /// healthy.</exception>
    public async Task RunAsync(Plan plan, ClusterView cluster, CancellationToken cancellationToken)
    {
        if (plan.Replaces is not { } own)
        {
            return;
        }

        var tagged = cluster.Tags.GetValueOrDefault(Tag);
        if (tagged is null || RecordName.Normalize(tagged) != plan.Record)
        {
            throw new InvalidRequestException(
                $"Expected {plan.Cluster} to have the tag {Tag} with the value {plan.Record}, which allows it to take the place of {own}, "
                    + "but found " +
                $"{(tagged is null ? "none" : $"'{tagged}'")}. Tag it, then start the failover again.");
        }

        if (await HealthyWriterAsync(own, plan.Endpoint, cancellationToken) is { } writer)
        {
            throw new InvalidRequestException(
                $"Expected {own}, this stack's own cluster, to be gone or not healthy before {plan.Cluster} takes its place, but found its "
                    + $"writer {writer} " +
                $"healthy. Stop or delete {own} first, or start without input.replace.");
        }
    }

    private async Task<string?> HealthyWriterAsync(string cluster, EndpointKind endpoint, CancellationToken cancellationToken)
    {
        try
        {
            var writer = WriterView.From(await clusters.ReadAsync(cluster, cancellationToken), endpoint);
            return writer.IsHealthy ? writer.Writer : null;
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }
}
