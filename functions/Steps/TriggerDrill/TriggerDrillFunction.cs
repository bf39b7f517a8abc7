using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.TriggerDrill;

/// <param name="Verdict">
/// VerifyCluster's verdict, with the plan: it found the cluster healthy, with a replica, and the record in order.
/// </param>
public sealed record TriggerDrillRequest(Verdict Verdict);

/// <summary>Starts a planned failover. Runs only after VerifyCluster found it safe.</summary>
public sealed class TriggerDrillFunction(IAmazonRDS rds, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);

    [LambdaFunction(ResourceName = "TriggerDrillFunction")]
    public async Task<DrillStart> Handle(TriggerDrillRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var from = request.Verdict.Writer ?? throw new InvalidRequestException(
            "Expected the current writer in verdict.writer, but found none. A drill starts from a healthy cluster: see VerifyCluster.");

        // A retry after a lost answer must not start a second failover.
        var cluster = await clusters.ReadAsync(request.Verdict.Plan.Cluster, deadline.Token);
        var writer = WriterView.From(cluster, request.Verdict.Plan.Endpoint);
        var attached = !writer.IsHealthy || writer.Writer != from || !await StartAsync(cluster.Id, deadline.Token);
        context.Logger.LogInformation("Drill on {cluster} away from {writer}, attached: {attached}", cluster.Id, from, attached);
        return attached ? DrillStart.Attached(from, time.GetUtcNow()) : DrillStart.Started(from, time.GetUtcNow());
    }

    /// <returns>False if the cluster is already failing over.</returns>
    private async Task<bool> StartAsync(string cluster, CancellationToken cancellationToken)
    {
        try
        {
            await AwsCall.RunAsync("rds:FailoverDBCluster", token => rds.FailoverDBClusterAsync(
                new FailoverDBClusterRequest { DBClusterIdentifier = cluster }, token), cancellationToken);
            return true;
        }
        catch (InvalidDBClusterStateException)
        {
            return false;
        }
    }
}
