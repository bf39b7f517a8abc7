using System.Text.Json.Nodes;
using Failover.Drill.Scenarios;
using Failover.Functions.Contract;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.Tests.LocalCloud.CloudWatch;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>
/// Events that somebody once received (Events/cases.json): each starts a failover like any other, and can forge nothing in its mail.
/// </summary>
public sealed class EventCaseTests
{
    private const string Forged = "APPROVAL NEEDED";

    /// <summary>Cases about the alarm's current state do not depend on its event: see VerdictDecisionTests.</summary>
    public static TheoryData<string> Names => [.. Cases.Where(c => c!["world"] is null).Select(c => c!["name"]!.GetValue<string>())];

    private static JsonArray Cases => Shape.Recorded("cases.json").AsArray();

    [Theory]
    [MemberData(nameof(Names))]
    public void Event_OfACase_StartsAFailoverAndIsOneLineOfTheReport(string name)
    {
        var arrival = Strike + TimeSpan.FromSeconds(44);
        var run = ScenarioRun.Execute(
            new Scenario
            {
                Name = "event-case",
                Story = name,
                World = PinnedToWriter,
                Faults =
                [
                    // The world's own event is lost, so that the case starts the execution.
                    new EventTrouble(Strike, TimeSpan.FromSeconds(43), EventFaultKind.Lose, TimeSpan.Zero),
                    new LambdaTrouble(
                        TimeSpan.Zero, TimeSpan.FromMinutes(60), Failover.LocalCloud.Lambda.LambdaFaultKind.Crash, "WatchFunction"),
                    new WriterCrash(Strike, Orders),
                    new EventArrival(arrival, Event(Cases.Single(c => c!["name"]!.GetValue<string>() == name)!, arrival)),
                ],
                Expected = Outcome.Recovered,
            },
            seed: 1);

        run.Complaint.ShouldBeNull();
        var report = run.Main.ShouldNotBeNull().Report.ShouldNotBeNull();
        var reason = report.Plan.ShouldNotBeNull().Reason;
        (reason is null || (reason.Length is > 0 and <= 1024 && !reason.Any(char.IsControl))).ShouldBeTrue(reason);
        report.Message.Split('\n').ShouldNotContain(line => line.TrimStart().StartsWith(Forged, StringComparison.Ordinal));
    }

    private static JsonNode Event(JsonNode given, TimeSpan at)
    {
        var made = Shape.Recorded(given["base"]!.GetValue<string>());
        var changed = Failover.Drill.Worlds.World.Start + at - TimeSpan.FromSeconds(1);
        if (made["detail"]!["alarmName"] is not null)
        {
            // The rule only matches the composite alarm; a metric alarm's event has more fields and passes through the same transformer.
            made["resources"] = new JsonArray("arn:aws:cloudwatch:us-east-1:123456789012:alarm:orders-prod-writer-down");
            made["detail"]!["alarmName"] = "orders-prod-writer-down";
            made["detail"]!["state"]!["timestamp"] = changed.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", null);
        }

        foreach (var (path, value) in given["set"]?.AsObject() ?? [])
        {
            var (parent, field) = Find(made, path);
            parent[field] = value!.GetValue<string>() is var text && text.StartsWith("<2000 characters", StringComparison.Ordinal)
                ? new string('x', 1000) + '"' + new string('y', 999)
                : text;
        }

        foreach (var path in given["remove"]?.AsArray() ?? [])
        {
            var (parent, field) = Find(made, path!.GetValue<string>());
            parent.Remove(field);
        }

        return made;
    }

    private static (JsonObject Parent, string Field) Find(JsonNode root, string path)
    {
        var names = path.Split('.');
        return (names[..^1].Aggregate(root, (node, name) => node[name]!).AsObject(), names[^1]);
    }
}
