using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Alarms;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Alarms;

public sealed class HintsTests
{
    private readonly FakeRds rds = new(ClusterBuilder.Healthy);

    [Theory]
    [InlineData("ALARM", null, "ALARM")]
    [InlineData(null, "OK", "OK")]
    [InlineData(null, null, null)]
    public async Task AlarmState_MetricCompositeOrNone_IsTold(string? metric, string? composite, string? expected)
    {
        var cloudWatch = new FakeCloudWatch { MetricAlarm = metric, CompositeAlarm = composite };
        (await new Hints(cloudWatch, rds).AlarmStateAsync("writer-down", CancellationToken.None)).ShouldBe(expected);
        cloudWatch.Asked.ShouldNotBeNull().AlarmNames.ShouldBe(["writer-down"]);
        cloudWatch.Asked.AlarmTypes.ShouldBe(["MetricAlarm", "CompositeAlarm"]);
    }

    [Fact]
    public async Task Events_Unordered_ComeOldestFirstInUtc()
    {
        var noon = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Unspecified);
        rds.Events = [Event(noon.AddMinutes(2), "Completed"), Event(noon, "Started"), Event(null, "undated"), Event(noon.AddMinutes(1), null)];
        var events = await new Hints(new FakeCloudWatch(), rds).EventsAsync("orders-prod", CancellationToken.None);
        events.Select(e => e.Message).ShouldBe(["Started", "", "Completed"]);
        events[0].At.ShouldBe(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var asked = rds.EventsAsked.ShouldNotBeNull();
        (asked.SourceIdentifier, asked.SourceType, asked.Duration).ShouldBe(("orders-prod", SourceType.DbCluster, 60));
        asked.EventCategories.ShouldBe(["failover"]);
    }

    [Fact]
    public async Task Events_None_IsEmpty() =>
        (await new Hints(new FakeCloudWatch(), rds).EventsAsync("orders-prod", CancellationToken.None)).ShouldBeEmpty();

    private static Event Event(DateTime? at, string? message) => new() { Date = at, Message = message };
}
