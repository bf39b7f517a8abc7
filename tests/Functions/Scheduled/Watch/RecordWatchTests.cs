using System.Text.Json;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Scheduled.Watch;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Scheduled.Watch;

public sealed class RecordWatchTests
{
    private const string Elsewhere = "copy.example.org";
    private const string Proven =
        $$"""{"cluster": "orders-prod", "probe": "proven", "acted": true, "recordValue": "{{Sample.ClusterEndpoint}}"}""";

    private readonly FakeStepFunctions stepFunctions = new();
    private ClusterBuilder cluster = ClusterBuilder.Healthy;

    [Fact]
    public async Task Handle_LedAway_StartsAReportOnceForThisValue()
    {
        stepFunctions.Succeeded("drill-1", Sample.Now - TimeSpan.FromHours(1), Proven);
        var result = await HandleAsync(Elsewhere);
        var started = stepFunctions.Started.ShouldHaveSingleItem();
        (result.Started, started.Name[..7], started.Name.Length).ShouldBe((started.Name, "record-", 30));
        using var input = JsonDocument.Parse(started.Input);
        var request = RequestParser.Parse(input.RootElement);
        request.Alarm.ShouldBe(new AlarmInfo("record", "ALARM", Sample.Now) { Source = AlarmSource.Record });
        request.Reason.ShouldNotBeNull().ShouldContain(
            $"points to {Elsewhere}, not to {Sample.ClusterEndpoint} any more, which drill-1 proved");

        await HandleAsync(Elsewhere);
        stepFunctions.Started[1].Name.ShouldBe(started.Name, "Step Functions refuses the second of one name");
        await HandleAsync("another.example.org");
        stepFunctions.Started[2].Name.ShouldNotBe(started.Name);
    }

    [Theory]
    [InlineData(Sample.ClusterEndpoint)]
    [InlineData("orders-prod-2.c1.us-east-1.docdb.amazonaws.com")]
    public async Task Handle_OwnEndpoint_StartsNothing(string value)
    {
        stepFunctions.Succeeded("drill-1", Sample.Now - TimeSpan.FromHours(1), Proven);
        (await HandleAsync(value)).Started.ShouldBeNull();
        stepFunctions.Started.ShouldBeEmpty();
    }

    public static TheoryData<string> Quiet => ["never-proven", "just-ended", "running", "known", "paused", "no-writer"];

    [Theory]
    [MemberData(nameof(Quiet))]
    public async Task Handle_NothingToReport_StartsNothing(string why)
    {
        if (why != "never-proven")
        {
            stepFunctions.Succeeded("drill-1", Sample.Now - TimeSpan.FromMinutes(why == "just-ended" ? 5 : 60), Proven);
        }

        if (why == "running")
        {
            stepFunctions.Running("other", Sample.Now, """{"cluster": "orders-prod"}""");
        }

        if (why == "known")
        {
            stepFunctions.Succeeded("report", Sample.Now - TimeSpan.FromMinutes(30), $$"""
                {"cluster": "orders-prod", "ledAway": {"value": "{{Elsewhere}}", "proven": "{{Sample.ClusterEndpoint}}",
                 "provenAt": "2026-11-22T16:00:00Z", "execution": "drill-1", "told": []} }
                """);
        }

        cluster = why switch
        {
            "paused" => cluster.WithTag("mode", "paused"),
            "no-writer" => ClusterBuilder.WithoutWriter,
            _ => cluster,
        };
        (await HandleAsync(Elsewhere)).Started.ShouldBeNull();
        stepFunctions.Started.ShouldBeEmpty();
    }

    private Task<WatchResult> HandleAsync(string value) => new WatchFunction(
        new FakeCloudWatch(), stepFunctions, new FakeRds(cluster), new(Sample.Settings), new FakeTimeProvider(Sample.Now)).Handle(
        new WatchRequest("orders-prod", "orders-prod-writer-down", Sample.Execution.StateMachine, value), new FakeContext());
}
