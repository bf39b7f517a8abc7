using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>Step Functions' own API as a state machine calls it: <c>aws-sdk:sfn:describeExecution</c> and <c>listExecutions</c>.</summary>
internal static class ExecutionCalls
{
    public static ApiCall Call(string operation, string caller, SdkParameters parameters) => operation == "describeExecution"
        ? new ApiCall("states", "DescribeExecution", caller, parameters.Text("ExecutionArn"))
        : new ApiCall("states", "ListExecutions", caller, parameters.Text("StateMachineArn"));

    /// <exception cref="SdkException">Step Functions refuses the call.</exception>
    public static JsonObject Answer(StepFunctionsService service, ApiCall call, SdkParameters parameters)
    {
        try
        {
            return call.Operation == "DescribeExecution" ? Describe(service.Execution(call.Resource)) : new JsonObject
            {
                ["Executions"] = new JsonArray([.. service.Executions(call.Resource).Reverse()
                    .Where(one => parameters.OptionalText("StatusFilter") is not { } status || one.Status.Value == status)
                    .Take(parameters.Json("MaxResults")?.GetValue<int>() is { } most and > 0 ? most : 100)
                    .Select(static one => (JsonNode)Item(one))]),
            };
        }
        catch (StepFunctionsServiceException e)
        {
            throw new SdkException(e.Code, e.Message, 400);
        }
    }

    /// <summary>Fields without a value are left out, as in every SDK integration's answer.</summary>
    private static JsonObject Describe(StateMachineExecution execution)
    {
        var answer = Item(execution);
        answer["Input"] = execution.Input;
        foreach (var (name, value) in new[] { ("Output", execution.Output), ("Error", execution.Error), ("Cause", execution.Cause) })
        {
            if (value is not null)
            {
                answer[name] = value;
            }
        }

        return answer;
    }

    private static JsonObject Item(StateMachineExecution execution)
    {
        var item = new JsonObject
        {
            ["ExecutionArn"] = execution.Arn,
            ["Name"] = execution.Name,
            ["StartDate"] = Timestamps.Format(execution.StartedAt),
            ["StateMachineArn"] = execution.StateMachineArn,
            ["Status"] = execution.Status.Value,
        };
        if (execution.StoppedAt is { } stopped)
        {
            item["StopDate"] = Timestamps.Format(stopped);
        }

        return item;
    }
}
