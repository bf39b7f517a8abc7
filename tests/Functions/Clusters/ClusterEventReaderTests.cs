using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Clusters;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class ClusterEventReaderTests
{
    private readonly FakeRds rds = new(ClusterBuilder.Healthy);

    [Fact]
    public async Task Read_Unordered_ComesOldestFirstInUtc()
    {
        var noon = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Unspecified);
        rds.Events = [
            Event(noon.AddMinutes(2), "Completed"), Event(noon, "Started"), Event(null, "undated"), Event(noon.AddMinutes(1), null)];
        var events = await new ClusterEventReader(rds).ReadAsync("orders-prod", CancellationToken.None);
        events.Select(e => e.Message).ShouldBe(["Started", "", "Completed"]);
        events[0].At.ShouldBe(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var asked = rds.EventsAsked.ShouldNotBeNull();
        (asked.SourceIdentifier, asked.SourceType, asked.Duration).ShouldBe(("orders-prod", SourceType.DbCluster, 60));
        asked.EventCategories.ShouldBe(["failover"]);
    }

    [Fact]
    public async Task Read_None_IsEmpty() =>
        (await new ClusterEventReader(rds).ReadAsync("orders-prod", CancellationToken.None)).ShouldBeEmpty();

    private static Event Event(DateTime? at, string? message) => new() { Date = at, Message = message };
}
