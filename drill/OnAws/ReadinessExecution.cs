using System.Globalization;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.Ready;
using Failover.Functions.Contract;

namespace Failover.Drill.OnAws;

/// <summary>The result of an evaluation on AWS.</summary>
/// <param name="Problem">Why there is no report, in words; null if there is one.</param>
internal sealed record ReadinessAnswer(ReadinessReport? Report, string? Problem);

/// <summary>One evaluation by the readiness state machine on AWS.</summary>
internal sealed class ReadinessExecution(IAmazonStepFunctions stepFunctions, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>DescribeExecution is eventually consistent: for some seconds it may not find an execution that was just started.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(10);

    /// <returns>The execution's ARN.</returns>
    public async Task<string> StartAsync(string stateMachine, CancellationToken cancellationToken)
    {
        // With our own name, a start whose answer was lost can be sent again, and Step Functions starts it only once.
        var name = $"by-hand-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}";
        var started = await stepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = stateMachine, Name = name, Input = "{}" }, cancellationToken);
        return started.ExecutionArn;
    }

    /// <summary>Waits for its end, which its own TimeoutSeconds bounds.</summary>
    public async Task<ReadinessAnswer> AnswerAsync(string execution, CancellationToken cancellationToken)
    {
        for (var since = time.GetTimestamp(); ; await Task.Delay(Pause, time, cancellationToken))
        {
            DescribeExecutionResponse seen;
            try
            {
                seen = await stepFunctions.DescribeExecutionAsync(
                    new DescribeExecutionRequest { ExecutionArn = execution }, cancellationToken);
            }
            catch (ExecutionDoesNotExistException) when (time.GetElapsedTime(since) < Unseen)
            {
                continue;
            }

            if (seen.Status != ExecutionStatus.RUNNING && seen.Status != ExecutionStatus.PENDING_REDRIVE)
            {
                return Read(seen);
            }
        }
    }

    private static ReadinessAnswer Read(DescribeExecutionResponse ended)
    {
        if (ended.Status != ExecutionStatus.SUCCEEDED)
        {
            var why = ended.Error is null ? "" : $": {ended.Error}: {ended.Cause}";
            return Without(ended, $"it ended {ended.Status.Value}{why}");
        }

        try
        {
            return JsonSerializer.Deserialize(ended.Output ?? "null", ReadyJson.Readable.ReadinessReport) is { } report
                ? new ReadinessAnswer(report, null)
                : Without(ended, "its output is empty");
        }
        catch (JsonException e)
        {
            return Without(ended, $"its output is not a readiness report ({e.Message})");
        }
    }

    private static ReadinessAnswer Without(DescribeExecutionResponse ended, string problem) =>
        new(null, $"Expected the evaluation to answer, but {problem}. See the execution {ended.ExecutionArn}.");
}
