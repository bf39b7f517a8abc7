using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// The event of an execution's status change on EventBridge (Step Functions guide, "Automating event delivery"): only for Standard
/// workflows, with input and output.
/// </summary>
internal static class ExecutionNotice
{
    /// <returns>The event; null for an Express execution.</returns>
    public static JsonObject? From(StateMachineExecution execution, CloudCore core) =>
        !execution.Arn.Contains(":execution:", StringComparison.Ordinal) ? null : new JsonObject
        {
            ["version"] = "0",
            ["id"] = core.Chance.Id("execution-events").ToString(),
            ["detail-type"] = "Step Functions Execution Status Change",
            ["source"] = "aws.states",
            ["account"] = CloudCore.Account,
            ["time"] = core.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = core.Region,
            ["resources"] = new JsonArray(execution.Arn),
            ["detail"] = new JsonObject
            {
                ["executionArn"] = execution.Arn,
                ["stateMachineArn"] = execution.StateMachineArn,
                ["name"] = execution.Name,
                ["status"] = execution.Status.Value,
                ["startDate"] = execution.StartedAt.ToUnixTimeMilliseconds(),
                ["stopDate"] = execution.StoppedAt?.ToUnixTimeMilliseconds(),
                ["input"] = execution.Input,
                ["output"] = execution.Output,
                ["inputDetails"] = new JsonObject { ["included"] = true },
                ["outputDetails"] = execution.Output is null ? null : new JsonObject { ["included"] = true },
                ["error"] = execution.Error,
                ["cause"] = execution.Cause,
            },
        };
}
