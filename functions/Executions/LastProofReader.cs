using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Executions;

/// <summary>The last execution that proved a cluster's writer, and what operators were notified of since.</summary>
/// <param name="Value">Where the record pointed then.</param>
/// <param name="At">When the execution ended.</param>
/// <param name="Told">Values of a record changed by somebody else that executions have reported since.</param>
internal sealed record LastProof(string Execution, string Value, DateTimeOffset At, IReadOnlyList<string> Told);

/// <summary>Finds where this state machine itself has left the record.</summary>
internal sealed class LastProofReader(IAmazonStepFunctions stepFunctions)
{
    private readonly ExecutionList executions = new(stepFunctions);

    /// <summary>A report of such a change names the proof before it, so that nothing older need be opened.</summary>
    private const int MostOpened = 20;

    /// <returns>
    /// Null if it is not known: nothing was proven among the newest, or an execution since then may have changed the record without
    /// having proven the writer.
    /// </returns>
    public async Task<LastProof?> FindAsync(string stateMachine, string self, string cluster, CancellationToken cancellationToken)
    {
        // The list lags: one that it shows as running may have ended a moment ago, after all others.
        var newest = (await executions.ReadAsync(stateMachine, null, cancellationToken))
            .Where(e => e.ExecutionArn != self)
            .OrderByDescending(e => e.StopDate ?? DateTime.MaxValue)
            .Take(MostOpened);
        foreach (var item in newest)
        {
            var execution = await executions.DescribeAsync(item.ExecutionArn, cancellationToken);
            var status = execution.Status ?? item.Status;
            if (status == ExecutionStatus.RUNNING || (execution.StopDate ?? item.StopDate) is not { } stopped)
            {
                continue;
            }

            if (!string.Equals(ExecutionJson.ClusterOf(execution.Output ?? execution.Input), cluster, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (status != ExecutionStatus.SUCCEEDED)
            {
                if (execution.Cause?.Contains(UnrecoveredException.NothingChanged, StringComparison.Ordinal) == true)
                {
                    continue;
                }

                return null;
            }

            if (From(item, stopped, execution.Output) is { } proof)
            {
                return proof;
            }

            if (ExecutionJson.IsTrue(execution.Output, "acted"))
            {
                return null;
            }
        }

        return null;
    }

    private static LastProof? From(ExecutionListItem item, DateTime stopped, string? output)
    {
        if (ExecutionJson.Field(output, "ledAway") is { ValueKind: JsonValueKind.Object } before
            && before.Deserialize(LedAwayJson.Default.LedAway) is { } ledAway)
        {
            return new LastProof(ledAway.Execution, ledAway.Proven, ledAway.ProvenAt,
                ledAway.IsKnown ? ledAway.Told : [.. ledAway.Told, ledAway.Value]);
        }

        return ExecutionJson.Text(output, "probe") == "proven" && ExecutionJson.Text(output, "recordValue") is { } value
            ? new LastProof(item.Name ?? item.ExecutionArn, value, AwsTime.Utc(stopped), [])
            : null;
    }
}
