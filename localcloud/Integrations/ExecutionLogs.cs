using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>Passes state machines' log lines to metric filters; no line is kept.</summary>
internal sealed class ExecutionLogs(CloudWatchService cloudWatch)
{
    // Step Functions guide, "Log levels for Step Functions execution events": the events of level ERROR that can occur here.
    private static readonly HashSet<string> Errors = new(StringComparer.Ordinal)
    {
        "ExecutionAborted", "ExecutionFailed", "ExecutionTimedOut", "FailStateEntered", "LambdaFunctionFailed",
        "LambdaFunctionScheduleFailed", "LambdaFunctionStartFailed", "LambdaFunctionTimedOut", "MapIterationAborted", "MapIterationFailed",
        "MapStateAborted", "MapStateFailed", "ParallelStateAborted", "ParallelStateFailed", "TaskFailed", "TaskStartFailed",
        "TaskStateAborted", "TaskSubmitFailed", "TaskTimedOut", "WaitStateAborted",
    };

    private static readonly HashSet<string> Fatal = new(StringComparer.Ordinal)
    {
        "ExecutionAborted", "ExecutionFailed", "ExecutionTimedOut",
    };

    private readonly Dictionary<string, MachineLogging> machines = new(StringComparer.Ordinal);
    private readonly List<LogMetric> filters = [];

    /// <summary>Sets a state machine's log level and log group.</summary>
    public void Configure(string stateMachine, MachineLogging logging) => machines[stateMachine] = logging;

    public void Add(LogMetric filter) => filters.Add(filter);

    public void Log(StateMachineExecution execution, HistoryEntry entry)
    {
        if (filters.Count == 0 || !machines.TryGetValue(execution.StateMachineArn, out var logging) || !Logs(logging.Level, entry.Type))
        {
            return;
        }

        JsonNode? line = null;
        foreach (var filter in filters.Where(filter => filter.Group == logging.Group))
        {
            if (filter.Pattern.Matches(line ??= Line(execution, entry)))
            {
                cloudWatch.Publish(filter.Namespace, filter.Metric, NoDimensions, filter.Value);
            }
        }
    }

    private static Dictionary<string, string> NoDimensions => [];

    private static bool Logs(string level, string type) => level switch
    {
        "ALL" => true,
        "ERROR" => Errors.Contains(type),
        "FATAL" => Fatal.Contains(type),
        _ => false,
    };

    // Without input and output, which none of our filters reads.
    private static JsonObject Line(StateMachineExecution execution, HistoryEntry entry) => new()
    {
        ["id"] = $"{entry.Id}",
        ["type"] = entry.Type,
        ["details"] = new JsonObject
        {
            ["resourceType"] = entry.Resource?.Service,
            ["resource"] = entry.Resource?.Action,
            ["error"] = entry.Error,
            ["cause"] = entry.Cause,
        },
        ["execution_arn"] = execution.Arn,
    };
}

/// <param name="Level"><c>ALL</c>, <c>ERROR</c>, <c>FATAL</c> or <c>OFF</c>.</param>
/// <param name="Group">The log group's ARN in CloudFormation's form; null if there is none.</param>
public sealed record MachineLogging(string Level, string? Group);

/// <summary>A metric filter.</summary>
/// <param name="Group">The ARN of the log group that it filters.</param>
public sealed record LogMetric(string Group, LogFilterPattern Pattern, string Namespace, string Metric, double Value);
