using System.Text.Json.Nodes;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Complete commands and links for a person: nothing has to be filled in.</summary>
internal static class PersonCommands
{
    private const string Input = "input";

    /// <summary>Starts an execution that writes, for the same cluster and with the choices of this one's input.</summary>
    /// <param name="force">Skips the cool-down.</param>
    public static string Act(ExecutionInfo execution, Plan plan, bool force = false)
    {
        var input = new JsonObject { ["cluster"] = plan.Cluster, ["mode"] = EnumText.Kebab(Mode.Act) };
        AddIfChosen("record", plan.Record);
        AddIfChosen("zone", plan.Zone);
        AddIfChosen("endpoint", EnumText.Kebab(plan.Endpoint));
        if (plan.Drill is { } drill)
        {
            input["drill"] = new JsonObject { ["kind"] = EnumText.Kebab(drill) };
        }

        if (force)
        {
            input["force"] = JsonValue.Create(true);
        }

        // JSON's default escaping leaves no single quote that would end the shell's string.
        return $"aws stepfunctions start-execution --region {Region(execution)} --state-machine-arn {execution.StateMachine} --input " +
            $"'{input.ToJsonString()}'";

        void AddIfChosen(string name, string value)
        {
            if (plan.Sources.TryGetValue(name, out var source) && source == Input)
            {
                input[name] = value;
            }
        }
    }

    /// <summary>Moves the global writer to a member's region without loss, through the stack of the same name there.</summary>
    /// <param name="member">The member's ARN.</param>
    public static string Switchover(ExecutionInfo execution, string member)
    {
        var region = ClusterArn.Region(member);
        var machine = string.Join(':', execution.StateMachine.Split(':').Select((part, index) => index == 3 ? region : part));
        var input = new JsonObject
        {
            ["cluster"] = ClusterArn.Identifier(member),
            ["drill"] = new JsonObject { ["kind"] = EnumText.Kebab(DrillKind.Switchover) },
        };
        return $"aws stepfunctions start-execution --region {region} --state-machine-arn {machine} --input '{input.ToJsonString()}'";
    }

    public static string Redrive(ExecutionInfo execution) =>
        $"aws stepfunctions redrive-execution --region {Region(execution)} --execution-arn {execution.Id}";

    /// <summary>The execution's page in the console of its partition.</summary>
    public static string Console(ExecutionInfo execution)
    {
        var region = Region(execution);
        var host = Part(execution, 1) switch
        {
            "aws-cn" => $"{region}.console.amazonaws.cn",
            "aws-us-gov" => "console.amazonaws-us-gov.com",
            _ => $"{region}.console.aws.amazon.com",
        };
        return $"https://{host}/states/home?region={region}#/v2/executions/details/{execution.Id}";
    }

    private static string Region(ExecutionInfo execution) => Part(execution, 3);

    /// <summary>A part of <c>arn:PARTITION:states:REGION:ACCOUNT:stateMachine:NAME</c>.</summary>
    private static string Part(ExecutionInfo execution, int index) => execution.StateMachine.Split(':').ElementAtOrDefault(index) ?? "";
}
