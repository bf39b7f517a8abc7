using System.Text.Json;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Scenarios;

/// <summary>An execution and its report.</summary>
/// <param name="Invocations">Calls of Lambda functions, retries included.</param>
/// <param name="Report">Null if it ended before the report was made.</param>
internal sealed record EndedExecution(StateMachineExecution Execution, int Invocations, Report? Report)
{
    /// <summary>Whether there was nothing to do, according to the verdict or the proof.</summary>
    public bool HasStoodDown => Report?.Outcome is Outcome.StoodDown or Outcome.MonitoringFault;

    public static EndedExecution From(StateMachineExecution execution)
    {
        var history = execution.History;
        var report = history.LastOrDefault(e => e.StateExitedEventDetails?.Name == "ReportOutcome")?.StateExitedEventDetails.Output;
        return new EndedExecution(
            execution,
            history.Count(e => e.LambdaFunctionScheduledEventDetails is not null),
            report is null ? null : Read(report));
    }

    private static Report? Read(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("report").Deserialize(FailoverJson.Default.Report);
    }
}
