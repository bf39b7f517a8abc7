using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>When earlier executions for the cluster ended; null if there was none of that kind.</summary>
/// <param name="ActedAt">The newest that changed something.</param>
/// <param name="ProvenAt">The newest that proved the writer over the wire.</param>
/// <param name="ToldAt">The newest that the beats started and that notified operators without having proven the writer.</param>
internal sealed record EarlierEnds(DateTimeOffset? ActedAt = null, DateTimeOffset? ProvenAt = null, DateTimeOffset? ToldAt = null);

/// <summary>The outcomes of this state machine's finished executions.</summary>
internal sealed class EarlierExecutions(IAmazonStepFunctions stepFunctions)
{
    private readonly ExecutionList executions = new(stepFunctions);

    private const int MostOpened = 20;

    /// <summary>The prefix of the names that the heartbeat's workflow gives to the executions it starts.</summary>
    private const string Beats = "beats-";

    /// <remarks>
    /// Lists without a status filter, because the list lags: an execution that it shows as running may have ended a second ago, and the
    /// alarm's own event arrives right after the execution that the beats started.
    /// </remarks>
    public async Task<EarlierEnds> EndsSinceAsync(
        ExecutionInfo self, string cluster, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var recent = (await executions.ReadAsync(self.StateMachine, null, cancellationToken))
            .Where(e => e.ExecutionArn != self.Id && MayCount(e, since))
            .OrderByDescending(e => e.StopDate ?? DateTime.MaxValue)
            .Take(MostOpened);
        var ends = new EarlierEnds();
        foreach (var item in recent)
        {
            ends = Add(ends, item, await executions.DescribeAsync(item.ExecutionArn, cancellationToken), cluster);
            if (ends.ActedAt is not null)
            {
                break;
            }
        }

        return ends;
    }

    // A failed execution counts only if the beats started it.
    private static bool MayCount(ExecutionListItem item, DateTimeOffset since) =>
        item.StopDate is { } stop
            ? AwsTime.Utc(stop) > since && (item.Status == ExecutionStatus.SUCCEEDED || IsBeats(item))
            : IsBeats(item);

    private static EarlierEnds Add(EarlierEnds ends, ExecutionListItem item, DescribeExecutionResponse execution, string cluster)
    {
        if ((item.StopDate ?? execution.StopDate) is not { } stop
            || !string.Equals(ExecutionJson.ClusterOf(execution.Output ?? execution.Input), cluster, StringComparison.OrdinalIgnoreCase))
        {
            return ends;
        }

        var stopped = AwsTime.Utc(stop);
        if ((execution.Status ?? item.Status) == ExecutionStatus.FAILED)
        {
            return ends with { ToldAt = ends.ToldAt ?? stopped };
        }

        var isProven = ExecutionJson.Text(execution.Output, "probe") == "proven";
        var hasTold = !isProven && IsBeats(item) && ExecutionJson.IsTrue(execution.Output, "notify");
        return new EarlierEnds(
            ExecutionJson.IsTrue(execution.Output, "acted") ? stopped : null,
            ends.ProvenAt ?? (isProven ? stopped : null),
            ends.ToldAt ?? (hasTold ? stopped : null));
    }

    private static bool IsBeats(ExecutionListItem item) => item.Name?.StartsWith(Beats, StringComparison.Ordinal) == true;
}
