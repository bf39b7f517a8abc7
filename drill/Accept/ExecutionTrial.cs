using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.OnAws;
using Failover.Functions.Aws;

namespace Failover.Drill.Accept;

/// <summary>An execution that was started here and has ended.</summary>
/// <param name="Verified">How long VerifyCluster took; null if it failed, or ran more than once.</param>
/// <param name="Plan">The plan that VerifyCluster resolved; null if it resolved none.</param>
internal sealed record ExecutionTrial(
    string Arn, DateTimeOffset StartedAt, DateTimeOffset EndedAt, string? Outcome, TimeSpan? Verified, JsonObject? Plan)
{
    private const string FirstStep = "VerifyCluster";

    /// <summary>Starts an execution and waits for its end, which the state machine's own timeout bounds.</summary>
    public static async Task<ExecutionTrial> RunAsync(
        IAmazonStepFunctions client, string stateMachine, StartInput input, TimeProvider time, CancellationToken cancellationToken)
    {
        // With our own name, a start whose answer was lost can be sent again, and Step Functions starts it only once.
        var name = $"accept-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}";
        var started = await client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = stateMachine, Name = name, Input = input.ToJson() }, cancellationToken);
        var (execution, events) = (new FollowedExecution(started.ExecutionArn), new List<HistoryEvent>());
        await foreach (var happened in new ExecutionFollower(client, time).FollowAsync(started.ExecutionArn, cancellationToken))
        {
            events.Add(happened);
            execution.Tell(happened);
        }

        var left = Single(events, static e => e.StateExitedEventDetails is { Name: FirstStep });
        return new(
            started.ExecutionArn, At(events[0]), At(events[^1]), execution.Outcome,
            left is not null && Single(events, static e => e.StateEnteredEventDetails is { Name: FirstStep }) is { } entered
                && !events.Exists(e => e.LambdaFunctionFailedEventDetails is not null && e.Id < left.Id)
                ? At(left) - At(entered) : null,
            left?.StateExitedEventDetails.Output is { } output ? JsonNode.Parse(output)?["verdict"]?["plan"] as JsonObject : null);
    }

    private static HistoryEvent? Single(List<HistoryEvent> events, Func<HistoryEvent, bool> holds) =>
        events.Where(holds).ToList() is [var one] ? one : null;

    private static DateTimeOffset At(HistoryEvent happened) => AwsTime.Utc(happened.Timestamp ?? default);
}
