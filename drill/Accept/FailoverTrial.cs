using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;

namespace Failover.Drill.Accept;

/// <summary>What DocumentDB and EventBridge showed of a planned failover.</summary>
/// <param name="Promotion">From its start to its end according to DocumentDB's events; null if they did not come.</param>
/// <param name="Started">The execution that the event's rule started; null if there was none.</param>
internal sealed record FailoverSight(TimeSpan? Promotion, string? Started);

/// <summary>Reads the traces of a planned failover.</summary>
internal sealed class FailoverTrial(IAmazonRDS rds, IAmazonStepFunctions stepFunctions, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Events are best effort, and may arrive late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<FailoverSight> ReadAsync(AcceptChoices choices, ExecutionTrial drill, CancellationToken cancellationToken)
    {
        for (var since = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            var promotion = await PromotionAsync(choices.Cluster, drill.StartedAt, cancellationToken);
            var started = await StartedByEventAsync(choices.StateMachine, drill.StartedAt, cancellationToken);
            if ((promotion is not null && started is not null) || time.GetElapsedTime(since) >= Patience)
            {
                return new(promotion, started);
            }
        }
    }

    // RDS-EVENT-0072 and 0073 "Started ... failover to DB instance", 0071 "Completed failover to DB instance": DescribeEvents shows no ids.
    private async Task<TimeSpan?> PromotionAsync(string cluster, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var answer = await rds.DescribeEventsAsync(
            new DescribeEventsRequest
            {
                SourceIdentifier = cluster,
                SourceType = SourceType.DbCluster,
                StartTime = from.UtcDateTime,
                EndTime = time.GetUtcNow().UtcDateTime,
                EventCategories = ["failover"],
            },
            cancellationToken);
        var events = (answer.Events ?? []).Where(static e => e is { Date: not null, Message: not null })
            .OrderBy(static e => e.Date).ToList();
        return events.Find(static e => e.Message.StartsWith("Started ", StringComparison.Ordinal)) is { } start
            && events.Find(static e => e.Message.StartsWith("Completed failover", StringComparison.Ordinal)) is { } end
            && end.Date > start.Date
            ? end.Date - start.Date : null;
    }

    // The rule's input contains the event's id and message.
    private async Task<string?> StartedByEventAsync(string stateMachine, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var list = await stepFunctions.ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = stateMachine, MaxResults = 100 }, cancellationToken);
        foreach (var execution in (list.Executions ?? []).Where(e => e.StartDate is { } start && AwsTime.Utc(start) >= from))
        {
            var seen = await stepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = execution.ExecutionArn }, cancellationToken);
            if (seen.Input?.Contains("RDS-EVENT-", StringComparison.Ordinal) == true)
            {
                return execution.Name;
            }
        }

        return null;
    }
}
