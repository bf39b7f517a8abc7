using System.Text.Json.Nodes;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Integrations;
using Failover.Tests.LocalCloud.CloudWatch;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>The recorded events on the bus of a world with a deployed stack, at the time when they were recorded.</summary>
public sealed class RecordedEventTests
{
    private const string Composite = "alarm-composite.json";
    private const string Metric = "alarm-metric.json";
    private const string ClusterEvent = "rds-cluster-event.json";

    private static readonly TimeSpan Death = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Arrival = TimeSpan.FromSeconds(284);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void CompositeAlarm_WriterDead_StartsTheExecutionThatRecovers(int seed)
    {
        // The world's own event of the same alarm is lost, so that the recorded one starts the execution; so are the starts of the
        // heartbeat in the last minute before the death, whose beats would start it, too.
        var run = Play(
            Outcome.Recovered, seed, PinnedToWriter,
            new EventTrouble(Death, TimeSpan.FromSeconds(43), EventFaultKind.Lose, TimeSpan.Zero),
            new EventTrouble(Death - TimeSpan.FromSeconds(50), TimeSpan.FromHours(1), EventFaultKind.Lose, TimeSpan.Zero, "aws.events"),
            new WriterCrash(Death, Orders),
            new EventArrival(Arrival, Shape.Recorded(Composite)));

        run.Complaint.ShouldBeNull();
        var report = run.Main.ShouldNotBeNull().Report.ShouldNotBeNull();
        var alarm = report.Plan.ShouldNotBeNull().Alarm.ShouldNotBeNull();
        alarm.Name.ShouldBe("orders-prod-writer-down");
        alarm.StateChangedAt.ShouldBe(new DateTimeOffset(2026, 11, 22, 17, 4, 42, 4, TimeSpan.Zero)); // written 17:04:42.004+0000
        report.Plan.Reason.ShouldNotBeNull().ShouldContain("orders-prod-heartbeat-lost transitioned to ALARM");
        report.Timeline.First(static t => t.Stage != "last-proof").Stage.ShouldBeOneOf("alarm", "event");
        run.Ended[0].ShouldBe(run.Main);
        run.SwappedTimes(1).ShouldBeNull();
    }

    [Fact]
    public void CompositeAlarm_AlarmClearedMeanwhile_StandsDownQuietly()
    {
        var run = Play(Outcome.StoodDown, 1, new WorldSpec(), new EventArrival(Arrival, Shape.Recorded(Composite)));

        run.Complaint.ShouldBeNull();
        run.Main!.Report!.Summary.ShouldBe("the alarm orders-prod-writer-down is OK again");
        run.Main.Report.Notify.ShouldBeFalse();
        Messages.NothingTried(run.World).ShouldBeTrue();
    }

    /// <summary>
    /// A witness's own event starts nothing, whatever the parameters: the rule names the composite alarm, which combines the witnesses
    /// (Witnesses either or both). Otherwise each death would start two executions.
    /// </summary>
    [Theory]
    [InlineData("either")]
    [InlineData("both")]
    public void MetricAlarm_ByItself_StartsNothing(string witnesses) => Play(
        null, 1, new WorldSpec { Parameters = new Dictionary<string, string> { ["Witnesses"] = witnesses } },
        new EventArrival(Arrival, Shape.Recorded(Metric))).Complaint.ShouldBeNull();

    [Fact]
    public void ClusterEvent_HealthyCluster_IsVerifiedAndEndsQuietly()
    {
        var run = Play(
            Outcome.StoodDown, 1, new WorldSpec { DeliversClusterEvents = true },
                new EventArrival(TimeSpan.FromSeconds(292), Shape.Recorded(ClusterEvent)));

        run.Complaint.ShouldBeNull();
        var report = run.Main!.Report!;
        report.Plan!.Reason.ShouldBe("RDS-EVENT-0071: Completed failover to DB instance: orders-prod-2");
        report.Summary.ShouldStartWith("false alarm: orders-prod-1");
        report.Notify.ShouldBeFalse();
        Messages.Of(run.World).ShouldBeEmpty();
        Messages.NothingTried(run.World).ShouldBeTrue();
    }

    [Fact]
    public void ClusterEvents_Delivered_StartTheVerificationBeforeTheAlarmDoes()
    {
        // Both witnesses are required, so that the beats alone start nothing.
        var world = PinnedToWriter with
        {
            DeliversClusterEvents = true,
            Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer", ["Witnesses"] = "both" },
        };
        var run = Play(Outcome.Recovered, 1, world, new WriterCrash(Strike, Orders));

        run.Complaint.ShouldBeNull();
        (run.Ended[0].Execution.StartedAt - run.FirstFaultAt).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        run.Ended[0].Execution.Input.ShouldContain("RDS-EVENT-00");
        run.SwappedTimes(1).ShouldBeNull();
    }

    /// <summary>F07, F08, and events that are not an alarm.</summary>
    [Theory]
    [InlineData("$.detail.state.value", "OK")]
    [InlineData("$.detail.state.value", "INSUFFICIENT_DATA")]
    [InlineData("$.resources", "arn:aws:cloudwatch:us-east-1:123456789012:alarm:payments-prod-writer-down")]
    [InlineData("$.resources", "arn:aws:cloudwatch:us-east-1:999999999999:alarm:orders-prod-writer-down")]
    [InlineData("$.resources", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders-prod-writer-down")]
    [InlineData("$.detail-type", "CloudWatch Alarm Configuration Change")]
    [InlineData("$.source", "custom.monitoring")]
    public void CompositeAlarm_NotOursOrNoAlarm_StartsNothing(string path, string value) =>
        Play(null, 1, new WorldSpec(), new EventArrival(Arrival, Changed(Composite, path, value))).Complaint.ShouldBeNull();

    [Theory]
    [InlineData("$.detail.SourceIdentifier", "payments-prod")]
    [InlineData("$.detail.EventCategories", "notification")]
    public void ClusterEvent_OfAnotherClusterOrKind_StartsNothing(string path, string value) =>
        Play(null, 1, new WorldSpec(), new EventArrival(Arrival, Changed(ClusterEvent, path, value))).Complaint.ShouldBeNull();

    [Fact]
    public void ClusterEventNotice_HasTheRecordedShape()
    {
        var run = Play(null, 1, new WorldSpec());
        var cluster = run.World.Database;
        var made = ClusterEventNotice.From(
            new(World.Start, "db-cluster", cluster.Identifier, cluster.Arn, "RDS-EVENT-0071", "failover", "Completed failover"),
                run.World.Cloud.Core);

        Shape.Of(made).ShouldBe(Shape.Of(Shape.Recorded(ClusterEvent)));
        made["resources"]!.ToJsonString().ShouldBe(Shape.Recorded(ClusterEvent)["resources"]!.ToJsonString());
    }

    private static ScenarioRun Play(Outcome? expected, int seed, WorldSpec world, params Fault[] faults) => ScenarioRun.Execute(
        new Scenario
        {
            Name = "recorded-event",
            Story = "A recorded event arrives.",
            World = world,
            Faults = [new EventArrival(TimeSpan.Zero, new JsonObject { ["source"] = "nobody" }), .. faults],
            Expected = expected,
            Horizon = expected is null ? TimeSpan.FromMinutes(7) : TimeSpan.FromMinutes(40),
        },
        seed);

    private static JsonNode Changed(string file, string path, string value)
    {
        var recorded = Shape.Recorded(file);
        var names = path.Split('.')[1..];
        var parent = names[..^1].Aggregate(recorded, (node, name) => node[name]!);
        parent[names[^1]] = parent[names[^1]] is JsonArray ? new JsonArray(value) : value;
        return recorded;
    }
}
