using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using Failover.Drill.Views;
using Failover.Functions.Aws;

namespace Failover.Drill.OnAws;

/// <summary>An execution on AWS according to its history: one line for each event of interest, and its outcome.</summary>
internal sealed class FollowedExecution(string arn)
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StateLines states = new();
    private readonly FailureLines failures = new();
    private string? state;

    /// <summary>The time of its first event.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>SUCCEEDED, FAILED, ABORTED or TIMED_OUT; null while it is running.</summary>
    public string? Status { get; private set; }

    /// <summary>The output of ReportOutcome, or the plain report in its place; null before.</summary>
    public JsonObject? Report { get; private set; }

    /// <summary>recovered, stood-down, drilled, monitoring-fault or unrecovered; null before the report.</summary>
    public string? Outcome => Report?["outcome"] is JsonValue outcome ? outcome.ToString() : null;

    /// <summary>The message that requests approval, including token and commands; null if nobody is asked.</summary>
    public string? Asked { get; private set; }

    /// <returns>Null if the event is of no interest to a reader.</returns>
    public LiveLine? Tell(HistoryEvent happened)
    {
        var at = AwsTime.Utc(happened.Timestamp ?? default);
        StartedAt ??= at;
        return happened switch
        {
            { ExecutionStartedEventDetails: { } } => new("execution", "started", Look.Strong),
            { ExecutionRedrivenEventDetails: { } redriven } => Redriven(redriven.RedriveCount),
            { StateEnteredEventDetails: { Name: { } name } } => Entered(name),
            { StateExitedEventDetails: { Name: { } name } exited } => Left(name, exited.Output ?? "null", at),
            { LambdaFunctionFailedEventDetails: { } failed } => Failed(failed.Error, failed.Cause, at),
            { LambdaFunctionTimedOutEventDetails: { } late } => Failed(late.Error, late.Cause, at),
            { TaskFailedEventDetails: { } failed } => Failed(failed.Error, failed.Cause, at),
            { TaskTimedOutEventDetails: { } late } => Failed(late.Error, late.Cause, at),
            { TaskScheduledEventDetails: { Resource: "publish.waitForTaskToken" } asks } => Asks(asks.Parameters),
            { ExecutionSucceededEventDetails: { } } => End("SUCCEEDED", null),
            { ExecutionFailedEventDetails: { } failed } => End("FAILED", failed.Error),
            { ExecutionAbortedEventDetails: { } aborted } => End("ABORTED", aborted.Error),
            { ExecutionTimedOutEventDetails: { } late } => End("TIMED_OUT", late.Error),
            _ => null,
        };
    }

    /// <param name="passed">Whether it came to what was asked for.</param>
    public string ToJson(bool passed) => new JsonObject
    {
        ["passed"] = passed,
        ["execution"] = arn,
        ["status"] = Status ?? "RUNNING",
        ["outcome"] = Outcome,
        ["report"] = Report?.DeepClone(),
    }.ToJsonString(Readable);

    private LiveLine? Entered(string name)
    {
        state = name;
        return null;
    }

    private LiveLine? Left(string name, string output, DateTimeOffset at)
    {
        if (name is "ReportOutcome" or "PlainReport" && JsonNode.Parse(output)?["report"] is JsonObject report)
        {
            Report = report;
        }

        return states.Left(arn, "", name, output, at);
    }

    // The last state fails on purpose: that is how an execution says that it failed.
    private LiveLine? Failed(string? error, string? cause, DateTimeOffset at) => state is null or "Unrecovered" ? null
        : failures.Failed(arn, "", state, error, ExecutionLines.Message(cause ?? ""), at);

    private LiveLine? Asks(string? parameters)
    {
        Asked = JsonNode.Parse(parameters ?? "null")?["Message"] is JsonValue message ? message.ToString() : null;
        return new LiveLine(state ?? "approval", "approval is requested, and the execution waits for the answer", Look.Warning);
    }

    private LiveLine? Redriven(int? count)
    {
        (Status, Report) = (null, null);
        return new LiveLine("execution", string.Create(CultureInfo.InvariantCulture, $"is redriven (redrive {count})"), Look.Strong);
    }

    private LiveLine? End(string status, string? error)
    {
        Status = status;
        var word = status.ToLowerInvariant().Replace('_', ' ');
        return status == "SUCCEEDED" ? new LiveLine("execution", word, Look.Good) : new LiveLine("execution", $"{word}: {error}", Look.Bad);
    }
}
