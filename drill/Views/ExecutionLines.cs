using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Failover.LocalCloud;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Views;

/// <summary>
/// Executions in words: start, each state that found something, end. From the second execution on, lines say whose they are. A
/// loop that finds the same again is shown at most every half minute.
/// </summary>
internal sealed class ExecutionLines
{
    private static readonly TimeSpan SameAgain = TimeSpan.FromSeconds(30);

    private readonly List<StateMachineExecution> started = [];
    private readonly Dictionary<string, Looks> looks = new(StringComparer.Ordinal);

    public LiveLine? Changed(StateMachineExecution execution)
    {
        if (!started.Contains(execution))
        {
            started.Add(execution);
        }

        var (status, name) = (execution.Status, execution.Name);
        return status == ExecutionStatus.RUNNING ? new("execution", execution.RedriveCount > 0 ? $"{name} is redriven" : $"{name} started", Look.Strong)
            : status == ExecutionStatus.SUCCEEDED ? new("execution", $"{name} succeeded", Look.Good)
            : new("execution", $"{name} {status.Value.ToLowerInvariant().Replace('_', ' ')}: {execution.Error}", Look.Bad);
    }

    public LiveLine? Left(StateChange change)
    {
        if (!StateFindings.Speaks(change.State)
            || StateFindings.Of(change.State, JsonNode.Parse(change.Data)) is not { } found)
        {
            return null;
        }

        var key = $"{change.Execution.Arn} {change.State}";
        if (looks.TryGetValue(key, out var seen) && seen.Found == found.Text)
        {
            looks[key] = seen = seen with { Count = seen.Count + 1 };
            if (change.At - seen.ShownAt < SameAgain)
            {
                return null;
            }

            looks[key] = seen with { ShownAt = change.At };
            return new(change.State, $"{Whose(change.Execution)}the same at look {seen.Count}{Next(found)}", Look.Faint);
        }

        looks[key] = new Looks(found.Text, 1, change.At);
        return new(change.State, $"{Whose(change.Execution)}{found.Text}{Next(found)}", Look.Plain);
    }

    /// <summary>"NAME: Error: Cause" of a state. That the last one fails, by its name, is how an execution says that it failed.</summary>
    public LiveLine? Failed(JournalEntry entry)
    {
        if (entry.Subject == "Unrecovered" || entry.Detail.Split(": ", 3) is not [var name, var error, var cause])
        {
            return null;
        }

        return new(entry.Subject, $"{Whose(started.Find(e => e.Name == name))}failed: {error}: {Message(cause)}", Look.Warning);
    }

    /// <summary>A function's cause is its error object.</summary>
    private static string Message(string cause)
    {
        try
        {
            return cause.StartsWith('{') && JsonNode.Parse(cause)?["errorMessage"] is JsonValue message ? message.ToString() : cause;
        }
        catch (JsonException)
        {
            return cause;
        }
    }

    private string Whose(StateMachineExecution? execution) => started.Count > 1 && execution is not null ? $"[{execution.Name}] " : "";

    private static string Next(Finding found) => found.NextLook is { } seconds ? $"; next look in {seconds}{TextWrap.NoBreak}s" : "";

    private sealed record Looks(string Found, int Count, DateTimeOffset ShownAt);
}
