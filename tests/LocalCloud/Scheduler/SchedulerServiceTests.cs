using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Scheduler;
using Failover.LocalCloud.Sns;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Scheduler;

public sealed class SchedulerServiceTests
{
    private const string Target = "arn:aws:states:us-east-1:123456789012:stateMachine:drill";
    private readonly CloudCore core = new(5, Alarms.Start);
    private readonly SqsService queues;
    private readonly SchedulerService scheduler;
    private readonly Queue letters;
    private readonly List<(TimeSpan At, string Input)> taken = [];
    private readonly List<string> counted = [];
    private int failures;

    public SchedulerServiceTests()
    {
        queues = new SqsService(core);
        letters = queues.CreateQueue("letters");
        scheduler = new SchedulerService(core, queues)
        {
            Counted = (_, metric) => counted.Add(metric),
            Invoke = (arn, input) =>
            {
                arn.ShouldBe(Target);
                if (failures-- > 0)
                {
                    throw new EventTargetException("ThrottlingException", "Rate exceeded", retryable: true);
                }

                taken.Add((core.Time.Elapsed, input));
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>"If you set your schedule to run at 1:00, it will invoke the target API between 1:00:00 and 1:00:59."</summary>
    [Fact]
    public void Put_Cron_InvokesWithinTheMinuteWithTheScheduledTime()
    {
        Put(Hourly);

        taken.Count.ShouldBe(3);
        foreach (var (index, (at, input)) in taken.Index())
        {
            var due = TimeSpan.FromHours(index + 1);
            at.ShouldBeInRange(due, due + TimeSpan.FromSeconds(59));
            input.ShouldBe($$"""{"at": "{{Alarms.Start + due:yyyy-MM-dd'T'HH:mm:ss'Z'}}", "attempt": 1}""");
        }
    }

    [Fact]
    public void Put_FlexibleWindow_InvokesWithinTheWindow()
    {
        Put(Hourly with { Window = TimeSpan.FromMinutes(30) });

        taken.Count.ShouldBe(3);
        taken.ShouldContain(one => one.At.Minutes >= 1);
        taken.ShouldAllBe(one => one.At.Minutes <= 30);
    }

    [Fact]
    public void Put_Disabled_InvokesNothing()
    {
        Put(Hourly with { Enabled = false });

        taken.ShouldBeEmpty();
    }

    /// <summary>Without a start date, a rate-based schedule begins at once.</summary>
    [Fact]
    public void Put_Rate_BeginsAtOnce()
    {
        Put(Hourly with { Expression = ScheduleExpression.ParseSchedule("rate(1 hour)") });

        taken[0].At.ShouldBeLessThan(TimeSpan.FromMinutes(1));
        taken.Count.ShouldBe(4);
    }

    [Fact]
    public void Put_At_FiresOnceEvenMonthsLater()
    {
        Put(Hourly with { Expression = ScheduleExpression.ParseSchedule($"at({Alarms.Start.AddDays(100):yyyy-MM-dd'T'HH:mm:ss})") }, 101);

        taken.Single().At.ShouldBeInRange(TimeSpan.FromDays(100), TimeSpan.FromDays(100.001));
    }

    [Fact]
    public void Invoke_FailsTwice_IsRetriedWithItsAttemptNumber()
    {
        failures = 2;

        Put(Once);

        taken.Single().Input.ShouldContain("\"attempt\": 3");
        counted.Count(static one => one == "TargetErrorCount").ShouldBe(2);
        letters.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Invoke_FailsForGood_IsKeptAsALetterWithTheReason()
    {
        failures = 100;

        Put(Once with { Target = Once.Target with { MaximumRetryAttempts = 2 } });

        taken.ShouldBeEmpty();
        var letter = letters.Messages.Single();
        letter.Attributes["ERROR_CODE"].ShouldBe("ThrottlingException");
        letter.Attributes["RETRY_ATTEMPTS"].ShouldBe("2");
        counted.ShouldContain("InvocationDroppedCount");
        counted.ShouldContain("InvocationsSentToDeadLetterCount");
    }

    [Fact]
    public void Invoke_TooOld_IsGivenUp()
    {
        failures = 100;

        Put(Once with { Target = Once.Target with { MaximumEventAge = TimeSpan.FromMinutes(1) } });

        letters.Messages.Count.ShouldBe(1);
        counted.Count(static one => one == "InvocationAttemptCount").ShouldBeInRange(4, 9);
    }

    [Fact]
    public void Invoke_WithoutARole_IsNotRetried()
    {
        scheduler.Refuses = static _ => "no trust";

        Put(Once);

        counted.Count(static one => one == "InvocationAttemptCount").ShouldBe(1);
        letters.Messages.Single().Attributes["ERROR_MESSAGE"].ShouldBe("no trust");
    }

    private Schedule Hourly => new()
    {
        Name = "drill",
        Expression = ScheduleExpression.ParseSchedule($"cron({Alarms.Start.Minute} * * * ? *)"),
        Target = new ScheduleTarget(
            Target, "arn:aws:iam::123456789012:role/drill",
            """{"at": "<aws.scheduler.scheduled-time>", "attempt": <aws.scheduler.attempt-number>}""")
        {
            DeadLetterArn = letters.Arn,
        },
    };

    private Schedule Once => Hourly with
    {
        Expression = ScheduleExpression.ParseSchedule($"at({Alarms.Start.AddMinutes(5):yyyy-MM-dd'T'HH:mm:ss})"),
    };

    private void Put(Schedule schedule, int days = 0) => core.Time.Run(async () =>
    {
        scheduler.Put(schedule);
        await core.Time.Delay(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(239), CancellationToken.None);
    });
}
