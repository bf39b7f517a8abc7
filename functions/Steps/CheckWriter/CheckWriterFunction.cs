using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckWriter;

/// <param name="Drill">The failover that a drill started, if any.</param>
/// <param name="Previous">The previous check; null on the first.</param>
public sealed record CheckWriterRequest(Plan Plan, DrillStart? Drill, WriterCheck? Previous);

/// <summary>Checks once whether the cluster has a promoted writer.</summary>
public sealed class CheckWriterFunction(IAmazonRDS rds, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);

    [LambdaFunction(ResourceName = "CheckWriterFunction")]
    public async Task<WriterCheck> Handle(CheckWriterRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var cluster = await clusters.ReadAsync(request.Plan.Cluster, deadline.Token);
        var check = WriterDecision.Decide(request.Plan, cluster, request.Drill, request.Previous, time.GetUtcNow());
        context.Logger.LogInformation("Writer of {cluster}: {state} at check {attempt} ({reason})", cluster.Id, check.State, check.Attempt,
            check.Reason);
        return check;
    }
}
