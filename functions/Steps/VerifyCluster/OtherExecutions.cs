using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>Other executions of this state machine that are running for the same cluster.</summary>
/// <remarks>
/// Listing is eventually consistent, and only this many executions are opened: a duplicate that slips through is harmless,
/// because the swap is a compare-and-swap. This check keeps operators from being notified twice.
/// </remarks>
internal sealed class OtherExecutions(IAmazonStepFunctions stepFunctions)
{
    private readonly ExecutionList executions = new(stepFunctions);

    private const int MostOpened = 20;

    /// <summary>The oldest running execution of the cluster that is older than this one and does the same work.</summary>
    public Task<string?> OlderRunningAsync(ExecutionInfo self, string cluster, bool isDrill, CancellationToken cancellationToken) =>
        OlderAsync(self, cluster, input => ActsFor(input, isDrill), cancellationToken);

    /// <summary>The oldest running switchover to this cluster that is older than this execution.</summary>
    public Task<string?> OlderSwitchoverAsync(ExecutionInfo self, string cluster, CancellationToken cancellationToken) =>
        OlderAsync(self, cluster, IsSwitchover, cancellationToken);

    private async Task<string?> OlderAsync(ExecutionInfo self, string cluster, Func<string?, bool> counts,
        CancellationToken cancellationToken)
    {
        var running = await executions.ReadAsync(self.StateMachine, ExecutionStatus.RUNNING, cancellationToken);
        var older = running
            .Where(e => e.ExecutionArn != self.Id && IsOlder(e, self))
            .OrderBy(e => e.StartDate)
            .ThenBy(e => e.ExecutionArn, StringComparer.Ordinal)
            .Take(MostOpened);
        foreach (var item in older)
        {
            var execution = await executions.DescribeAsync(item.ExecutionArn, cancellationToken);

            // The list lags: an execution that it shows as running may have ended.
            if (execution.Status is { } status && status != ExecutionStatus.RUNNING)
            {
                continue;
            }

            if (string.Equals(ExecutionJson.ClusterOf(execution.Input), cluster, StringComparison.OrdinalIgnoreCase)
                && counts(execution.Input))
            {
                return item.Name;
            }
        }

        return null;
    }

    // If both started at the same moment, the smaller ARN counts as older, so that exactly one of them stands down.
    private static bool IsOlder(ExecutionListItem other, ExecutionInfo self)
    {
        var order = AwsTime.Utc(other.StartDate ?? DateTime.MaxValue).CompareTo(self.StartedAt);
        return order < 0 || (order == 0 && string.CompareOrdinal(other.ExecutionArn, self.Id) < 0);
    }

    // An execution that only observes leaves the work undone, and a drill may still find that it must not begin: neither may hold up
    // one that an alarm started.
    private static bool ActsFor(string? input, bool isDrill) =>
        !(ExecutionJson.Field(input, "mode") is { ValueKind: JsonValueKind.String } mode && mode.GetString() == "observe")
        && (isDrill || ExecutionJson.Field(input, "drill") is null or { ValueKind: JsonValueKind.Null });

    private static bool IsSwitchover(string? input) =>
        ExecutionJson.Field(input, "drill") is { ValueKind: JsonValueKind.Object } drill
        && drill.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String && kind.GetString() == "switchover";
}
