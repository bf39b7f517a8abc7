using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Views;

/// <summary>
/// Executions in words: start, each state that found something, end. From the second execution on, lines name their execution.
/// </summary>
internal sealed class ExecutionLines
{
    private readonly List<StateMachineExecution> started = [];
    private readonly StateLines states = new();
    private readonly FailureLines failures = new();

    /// <param name="place">" in eu-west-1", if there is more than one region.</param>
    public LiveLine? Changed(StateMachineExecution execution, string place = "")
    {
        if (!started.Contains(execution))
        {
            started.Add(execution);
        }

        var (status, name) = (execution.Status, execution.Name);
        return status == ExecutionStatus.RUNNING
            ? new("execution", execution.RedriveCount > 0 ? $"{name} is redriven{place}" : $"{name} started{place}", Look.Strong)
            : status == ExecutionStatus.SUCCEEDED ? new("execution", $"{name} succeeded", Look.Good)
            : new("execution", $"{name} {status.Value.ToLowerInvariant().Replace('_', ' ')}: {execution.Error}", Look.Bad);
    }

    public LiveLine? Left(StateChange change) =>
        StateFindings.Speaks(change.State)
            ? states.Left(change.Execution.Arn, Whose(change.Execution), change.State, change.Data, change.At) : null;

    /// <summary>
    /// "NAME: Error: Cause" of a state. Only the last state's failure is normal: it is how an execution says that it failed.
    /// </summary>
    public LiveLine? Failed(JournalEntry entry)
    {
        if (entry.Subject == "Unrecovered" || entry.Detail.Split(": ", 3) is not [var name, var error, var cause])
        {
            return null;
        }

        return failures.Failed(name, Whose(started.Find(e => e.Name == name)), entry.Subject, error, Message(cause), entry.At);
    }

    /// <summary>A function's cause is its error object.</summary>
    public static string Message(string cause) => FailureReading.Message(new Failure(null, cause));

    private string Whose(StateMachineExecution? execution) => started.Count > 1 && execution is not null ? $"[{execution.Name}] " : "";
}
