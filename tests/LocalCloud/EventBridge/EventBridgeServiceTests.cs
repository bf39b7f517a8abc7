using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Sns;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.EventBridge;

public sealed class EventBridgeServiceTests
{
    private const string Target = "arn:aws:states:us-east-1:123456789012:stateMachine:failover";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly CloudCore core = new(5, Alarms.Start);
    private readonly SqsService queues;
    private readonly EventBridgeService events;
    private readonly List<(TimeSpan At, string Input)> taken = [];
    private int failures;

    public EventBridgeServiceTests()
    {
        queues = new SqsService(core);
        events = new EventBridgeService(core, queues)
        {
            Invoke = (arn, input) =>
            {
                arn.ShouldBe(Target);
                if (failures-- > 0)
                {
                    throw new EventTargetException("THROTTLING", "Rate exceeded", retryable: true);
                }

                taken.Add((core.Time.Elapsed, input));
                return Task.CompletedTask;
            },
        };
    }

    [Fact]
    public void Put_MatchingEvent_ReachesTheTargetOnce()
    {
        Put(new EventTarget("t", Target) { InputPath = "$.detail.SourceIdentifier" });

        taken.Single().Input.ShouldBe("\"orders-prod\"");
    }

    [Fact]
    public void Put_InputSet_SendsTheConstant()
    {
        Put(new EventTarget("t", Target) { Input = """{"cluster":"orders-prod"}""" });

        taken.Single().Input.ShouldBe("""{"cluster":"orders-prod"}""");
    }

    [Fact]
    public void Put_TargetFailsTwice_IsRetriedLaterEachTime()
    {
        failures = 2;

        Put(new EventTarget("t", Target));

        taken.Single().At.ShouldBeGreaterThan(TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void Put_RetriesExhausted_GoesToTheDeadLetterQueueWithTheReason()
    {
        failures = int.MaxValue;
        var queue = queues.CreateQueue("dead");

        Put(new EventTarget("t", Target) { MaximumRetryAttempts = 3, DeadLetterArn = queue.Arn });

        var attributes = queue.Messages.Single().Attributes;
        attributes["EXHAUSTED_RETRY_CONDITION"].ShouldBe("MaximumRetryAttempts");
        attributes["RETRY_ATTEMPTS"].ShouldBe("3");
        attributes["ERROR_CODE"].ShouldBe("THROTTLING");
        attributes["TARGET_ARN"].ShouldBe(Target);
    }

    [Fact]
    public void Put_EventGrowsTooOld_IsGivenUp()
    {
        failures = int.MaxValue;
        var queue = queues.CreateQueue("dead");

        Put(new EventTarget("t", Target) { MaximumEventAge = TimeSpan.FromSeconds(60), DeadLetterArn = queue.Arn });

        queue.Messages.Single().Attributes["EXHAUSTED_RETRY_CONDITION"].ShouldBe("MaximumEventAgeInSeconds");
        (queue.Messages[0].At - Alarms.Start).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(62));
    }

    [Fact]
    public void Put_RuleDisabled_SendsNothing()
    {
        Put(new EventTarget("t", Target), enabled: false);

        taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(EventFaultKind.Duplicate, 2)]
    [InlineData(EventFaultKind.Lose, 0)]
    [InlineData(EventFaultKind.Delay, 1)]
    [InlineData(EventFaultKind.TargetFails, 1)]
    public void Put_Fault_ChangesHowOftenItArrives(EventFaultKind kind, int expected)
    {
        events.Add(new EventFault(kind, TimeSpan.Zero, Hour) { Times = 1, Delay = TimeSpan.FromMinutes(30) });

        Put(new EventTarget("t", Target));

        taken.Count.ShouldBe(expected);
        if (kind == EventFaultKind.Delay)
        {
            taken[0].At.ShouldBeGreaterThan(TimeSpan.FromMinutes(30));
        }
    }

    [Fact]
    public void Put_ReorderFault_DeliversTheSecondFirst()
    {
        events.Add(new EventFault(EventFaultKind.Reorder, TimeSpan.Zero, Hour) { Times = 1, Delay = TimeSpan.FromMinutes(5) });
        events.PutRule(Rule(new EventTarget("t", Target) { InputPath = "$.id" }, enabled: true));
        events.Put(Numbered(1));
        core.Time.At(TimeSpan.FromSeconds(10), () => events.Put(Numbered(2)));

        Wait();

        taken.Select(static one => one.Input).ShouldBe(["\"2\"", "\"1\""]);
    }

    [Fact]
    public void PutRule_Rate_FiresAgainAndAgain()
    {
        events.PutRule(
            new EventRule
            {
                Name = "tick",
                Schedule = ScheduleExpression.Parse("rate(20 minutes)"),
                Targets = [new EventTarget("t", Target)],
            });

        Wait();

        taken.Count.ShouldBe(3);
        JsonNode.Parse(taken[0].Input)!["detail-type"]!.GetValue<string>().ShouldBe("Scheduled Event");
    }

    [Theory]
    [InlineData("rate(1 minute)", "2026-11-22T16:56:00")]
    [InlineData("rate(2 hours)", "2026-11-22T18:55:00")]
    [InlineData("cron(0/15 * * * ? *)", "2026-11-22T17:00:00")]
    [InlineData("cron(30 9 ? * MON-FRI *)", "2026-11-23T09:30:00")]
    [InlineData("cron(0 9 ? * 3 *)", "2026-11-24T09:00:00")]
    [InlineData("cron(0 0 1 JAN,MAR ? *)", "2027-01-01T00:00:00")]
    public void Schedule_Expression_HasItsNextMoment(string expression, string next) =>
        ScheduleExpression.Parse(expression).Next(Alarms.Start).UtcDateTime.ToString("s").ShouldBe(next);

    [Theory]
    [InlineData("rate(1 minutes)")]
    [InlineData("rate(5 minute)")]
    [InlineData("rate(0 minutes)")]
    [InlineData("cron(0 9 * * * *)")]
    [InlineData("cron(0 25 ? * MON *)")]
    [InlineData("at(tomorrow)")]
    public void Schedule_NotOne_IsRefused(string expression) =>
        Should.Throw<FormatException>(() => ScheduleExpression.Parse(expression).Next(Alarms.Start));

    private static EventRule Rule(EventTarget target, bool enabled) => new()
    {
        Name = "r",
        Pattern = EventPattern.Parse("""{"source":["aws.rds"]}"""),
        Enabled = enabled,
        Targets = [target],
    };

    private static JsonNode Numbered(int id)
    {
        var happened = Shape.Recorded("rds-cluster-event.json");
        happened["id"] = id.ToString();
        return happened;
    }

    private void Put(EventTarget target, bool enabled = true)
    {
        events.PutRule(Rule(target, enabled));
        events.Put(Shape.Recorded("rds-cluster-event.json"));
        events.Put(Shape.Recorded("alarm-metric.json"));
        Wait();
    }

    private void Wait() => core.Time.Run(() => core.Time.Delay(Hour + TimeSpan.FromMinutes(1), CancellationToken.None));
}
