using Failover.Functions.Alarms;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Alarms;

public sealed class AlarmReaderTests
{
    [Theory]
    [InlineData("ALARM", null, "ALARM")]
    [InlineData(null, "OK", "OK")]
    [InlineData(null, null, null)]
    public async Task Find_MetricCompositeOrNone_IsDistinguished(string? metric, string? composite, string? expected)
    {
        var cloudWatch = new FakeCloudWatch { MetricAlarm = metric, CompositeAlarm = composite };
        (await FindAsync(cloudWatch, AlarmKinds.Any))?.State.ShouldBe(expected);
        cloudWatch.Asked.ShouldNotBeNull().AlarmNames.ShouldBe(["writer-down"]);
        cloudWatch.Asked.AlarmTypes.ShouldBe(["MetricAlarm", "CompositeAlarm"]);
    }

    [Theory]
    [InlineData(false, "MetricAlarm")]
    [InlineData(true, "CompositeAlarm")]
    public async Task Find_OneKind_AsksForNoOther(bool composite, string type)
    {
        var cloudWatch = new FakeCloudWatch();
        (await FindAsync(cloudWatch, composite ? AlarmKinds.Composite : AlarmKinds.Metric)).ShouldBeNull();
        cloudWatch.Asked.ShouldNotBeNull().AlarmTypes.ShouldBe([type]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Find_Transitioned_TakesPrecedenceOverUpdated(bool transitioned)
    {
        var noon = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        var cloudWatch = new FakeCloudWatch { CompositeAlarm = "ALARM", Since = transitioned ? noon : null, Updated = noon.AddHours(1) };
        (await FindAsync(cloudWatch, AlarmKinds.Composite)).ShouldNotBeNull().Since.ShouldBe(transitioned ? noon : noon.AddHours(1));
    }

    private static Task<AlarmView?> FindAsync(FakeCloudWatch cloudWatch, AlarmKinds kinds) =>
        new AlarmReader(cloudWatch).FindAsync("writer-down", kinds, CancellationToken.None);
}
