using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Iam;

/// <summary>SAM policy templates, as SAM's <c>policy_templates.json</c> defines them.</summary>
internal static class SamPolicyTemplates
{
    private sealed record Template(string Parameter, string Action, string Service, string Before, string After);

    private static readonly Dictionary<string, Template> Known = new(StringComparer.Ordinal)
    {
        // The star is SAM's: it admits versions and aliases, and also every function whose name starts the same.
        ["LambdaInvokePolicy"] = new("FunctionName", "lambda:InvokeFunction", "lambda", "function:", "*"),
        ["StepFunctionsExecutionPolicy"] = new("StateMachineName", "states:StartExecution", "states", "stateMachine:", ""),
        ["SNSPublishMessagePolicy"] = new("TopicName", "sns:Publish", "sns", "", ""),
    };

    internal static PolicyDocument Expand(string name, JsonNode? parameters, string owner, string region)
    {
        var path = new PolicyPath($"{owner}, {name}");
        if (!Known.TryGetValue(name, out var template))
        {
            throw path.Error(
                $"is not a supported SAM policy template; write out its statements. Supported: {string.Join(", ", Known.Keys)}");
        }

        if (parameters is not JsonObject { Count: 1 } given || !given.TryGetPropertyValue(template.Parameter, out var value))
        {
            throw path.Error($"expects exactly the parameter {template.Parameter}, found {parameters?.ToJsonString() ?? "nothing"}");
        }

        var resource = $"{template.Before}{path.At(template.Parameter).Text(value)}{template.After}";
        return PolicyDocument.Parse(
            new JsonObject
            {
                ["Statement"] = new JsonObject
                {
                    ["Effect"] = "Allow",
                    ["Action"] = template.Action,
                    ["Resource"] = $"arn:aws:{template.Service}:{region}:{CloudCore.Account}:{resource}",
                },
            },
            $"{owner}, {name}",
            PolicyOrigin.SamTemplate);
    }
}
