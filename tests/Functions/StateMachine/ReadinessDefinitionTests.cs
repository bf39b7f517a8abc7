using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The promises of the readiness state machine, read from its JSON and the deployed template.</summary>
public sealed partial class ReadinessDefinitionTests
{
    private static readonly JsonElement Definition = Sample.Json(Repository.Readiness);
    private static readonly World Deployed = Deploy();

    [Fact]
    public void Task_Any_RetriesWithJitterWithinATimeout()
    {
        foreach (var (name, task) in Tasks())
        {
            task.GetProperty("TimeoutSeconds").GetInt32().ShouldBeGreaterThan(20, name);
            var last = task.GetProperty("Retry").EnumerateArray().Last();
            last.GetProperty("ErrorEquals")[0].GetString().ShouldBe("States.ALL", name);
            last.GetProperty("JitterStrategy").GetString().ShouldBe("FULL", name);
        }
    }

    [Fact]
    public void Task_AnyButReadiness_CatchesWhatItCannotAsk()
    {
        foreach (var (name, task) in Tasks().Where(t => t.Name != "Readiness"))
        {
            var caught = task.GetProperty("Catch")[0];
            caught.GetProperty("ErrorEquals")[0].GetString().ShouldBe("States.ALL", name);
            caught.GetProperty("ResultPath").GetString().ShouldBe("$.failure", name);
        }

        Tasks().Single(t => t.Name == "Readiness").Task.TryGetProperty("Catch", out _).ShouldBeFalse();
    }

    [Fact]
    public void Task_Any_OnlyReads() => Tasks().Select(t => t.Task.GetProperty("Resource").GetString()).ShouldBe(
        [
            "arn:aws:states:::aws-sdk:sns:listSubscriptionsByTopic",
            "arn:aws:states:::aws-sdk:eventbridge:describeRule",
            "${ProbeWriterFunctionArn}",
            "arn:aws:states:::aws-sdk:lambda:getFunctionConfiguration",
            "arn:aws:states:::aws-sdk:route53:listHostedZonesByVPC",
            "arn:aws:states:::aws-sdk:iam:simulatePrincipalPolicy",
            "arn:aws:states:::aws-sdk:rds:describePendingMaintenanceActions",
            "arn:aws:states:::aws-sdk:rds:describeEventSubscriptions",
            "${ReadinessFunctionArn}",
        ]);

    [Fact]
    public void Retry_OfReadiness_KnowsPermanentErrorsOfTheContract()
    {
        var first = Tasks().Single(t => t.Name == "Readiness").Task.GetProperty("Retry")[0];
        first.GetProperty("ErrorEquals").EnumerateArray().Select(e => e.GetString()!).ShouldBeSubsetOf(PermanentErrors.NeedPerson);
        first.GetProperty("MaxAttempts").GetInt32().ShouldBe(0);
    }

    [Fact]
    public void Substitutions_DefinitionAndTemplate_AreTheSame() =>
        Repository.Template.SubstitutionsOf("ReadinessStateMachine").Keys.ShouldBe(
            Substitution().Matches(Repository.Readiness).Select(m => m.Groups[1].Value).Distinct(), ignoreOrder: true);

    /// <summary>What the schedule evaluates is what operators see.</summary>
    [Fact]
    public void Substitutions_OfTheSchedulesMachine_AreTheSameAsTheOperators()
    {
        var (asked, scheduled) = (Deployed.Cloud.Stack!["ReadinessStateMachine"], Deployed.Cloud.Stack["ScheduledReadinessStateMachine"]);
        foreach (var property in (string[])["DefinitionUri", "DefinitionSubstitutions", "Role"])
        {
            JsonNode.DeepEquals(scheduled.Properties[property], asked.Properties[property]).ShouldBeTrue(property);
        }
    }

    [Fact]
    public void Alarms_OfTheTemplate_AreAllWatchedButTheAnswersOwn()
    {
        var asked = Tasks(Text()).Single(t => t.Name == "Readiness").Task.GetProperty("Parameters").GetProperty("alarms")
            .EnumerateArray().Select(a => a.GetString()!);
        var made = Repository.Template.Resources("AWS::CloudWatch::Alarm")
            .Where(id => id != "NotReadyAlarm" && Deployed.Cloud.Stack!.Has(id)).Select(id => Deployed.Cloud.Stack![id].Name);
        asked.ShouldBe(made, ignoreOrder: true);
    }

    [Fact]
    public void Questions_OfRoles_AskForThoseThatMayBeSimulated()
    {
        var simulated = Statement("SimulateTheRoles")["Resource"]!.AsArray().Select(r => r!.GetValue<string>()).ToList();
        Questions().Select(q => q.GetProperty("role").GetString()!).Distinct().ShouldBe(simulated, ignoreOrder: true);
    }

    [Fact]
    public void Questions_OfSteps_AreAllThatTheStateMachineMayRun()
    {
        // It may run every version of them, and is asked about the versions of this deployment.
        var steps = Deployed.Cloud.Stack!["FailoverStateMachineRole"].Properties["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray()
            .Single(s => s!["Sid"]!.GetValue<string>() == "RunTheSteps")!["Resource"]!.AsArray().Select(r => r!.GetValue<string>());
        Questions()[0].GetProperty("resources").EnumerateArray().Select(r => r.GetString()!)
            .Select(version => $"{version[..version.LastIndexOf(':')]}:*").ShouldBe(steps, ignoreOrder: true);
    }

    [Fact]
    public void Question_Any_IsReadByTheFunction()
    {
        foreach (var question in Questions())
        {
            question.GetProperty("who").GetString().ShouldNotBeNullOrEmpty();
            question.GetProperty("actions").GetArrayLength().ShouldBeGreaterThan(0);
            // Without a global cluster there is none to name.
            var isGlobal = question.TryGetProperty("global", out _);

            // PutMetricData does not support resources.
            var takesNone = question.GetProperty("actions").EnumerateArray().Any(a => a.GetString() == "cloudwatch:PutMetricData");
            question.GetProperty("resources").EnumerateArray().Select(r => r.GetString()!)
                .ShouldAllBe(r => r.StartsWith("arn:aws:", StringComparison.Ordinal) || ((isGlobal || takesNone) && r == "*"));
        }

        typeof(PermissionAnswer).GetProperty("Who").ShouldNotBeNull();
    }

    private static JsonNode Statement(string sid) =>
        Deployed.Cloud.Stack!["ReadinessStateMachineRole"].Properties["Policies"]![0]!["PolicyDocument"]!["Statement"]!.AsArray()
        .Single(s => s!["Sid"]!.GetValue<string>() == sid)!;

    private static List<JsonElement> Questions() =>
        [.. Text().GetProperty("States").GetProperty("Begin").GetProperty("Result").GetProperty("questions").EnumerateArray()];

    /// <summary>The definition as deployed, with its placeholders replaced.</summary>
    private static JsonElement Text()
    {
        var substituted = Deployed.Cloud.Stack!["ReadinessStateMachine"].Properties["DefinitionSubstitutions"]!.AsObject()
            .Aggregate(
            Repository.Readiness, (text, s) => text.Replace($"${{{s.Key}}}", s.Value!.GetValue<string>(), StringComparison.Ordinal));
        return Sample.Json(substituted);
    }

    private static List<(string Name, JsonElement Task)> Tasks() => Tasks(Definition);

    private static List<(string Name, JsonElement Task)> Tasks(JsonElement block) =>
    [
        .. block.GetProperty("States").EnumerateObject().SelectMany(state => state.Value.GetProperty("Type").GetString() switch
        {
            "Task" => [(state.Name, state.Value)],
            "Parallel" => state.Value.GetProperty("Branches").EnumerateArray().SelectMany(Tasks),
            "Map" => Tasks(state.Value.GetProperty("ItemProcessor")),
            _ => Enumerable.Empty<(string, JsonElement)>(),
        }),
    ];

    private static World Deploy()
    {
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            return Task.CompletedTask;
        });
        return world;
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Substitution();
}
