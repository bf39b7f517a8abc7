using Failover.DocumentDb.Following;
using Failover.DocumentDb.Records;

namespace Failover.Tests.Clients;

public sealed class MoveRuleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly ClusterSight Working = new("a.example.com", new HashSet<string> { "a-1.example.com", "a-2.example.com" }, TimeSpan.Zero);
    private static readonly ClusterSight Lost = Working with { WithoutWriter = TimeSpan.FromSeconds(1) };
    private static readonly ClusterSight LongLost = Working with { WithoutWriter = MoveRule.Stale };

    [Theory]
    [InlineData("a.example.com", null, null, "a.example.com")]
    [InlineData("a-2.example.com", null, "a-2.example.com", "a-2.example.com")]
    [InlineData("b.example.com", "b.example.com", "b.example.com", "b.example.com")]
    public void Wanted_RecordPointsThere_DependsOnWhatTheClientHas(string target, string? working, string? lost, string? longLost)
    {
        var answer = new RecordAnswer.Points(target, Minute);
        MoveRule.Wanted(answer, Working).ShouldBe(working);
        MoveRule.Wanted(answer, Lost).ShouldBe(lost);
        MoveRule.Wanted(answer, LongLost).ShouldBe(longLost);
        MoveRule.Wanted(answer, null).ShouldBe(target);
    }

    [Fact]
    public void Wanted_NothingIsKnownOrNowhere_KeepsTheClient()
    {
        MoveRule.Wanted(new RecordAnswer.Unknown("silence"), LongLost).ShouldBeNull();
        MoveRule.Wanted(new RecordAnswer.Nowhere("NXDOMAIN"), LongLost).ShouldBeNull();
    }

    [Theory]
    [InlineData("orders.cluster-c1.us-east-1.docdb.amazonaws.com", true)]
    [InlineData("localhost", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("_service.example.com", false)]
    [InlineData("-a.example.com", false)]
    [InlineData("a..com", false)]
    [InlineData("", false)]
    public void IsHost_Names_AreWhatTlsCanVerify(string name, bool host) => EndpointName.IsHost(name).ShouldBe(host);
}
