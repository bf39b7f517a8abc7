using Failover.DocumentDb.Following;
using Failover.DocumentDb.Records;

namespace Failover.Tests.Clients;

public sealed class MoveRuleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly HashSet<string> Hosts = ["a-1.example.com", "a-2.example.com"];
    private static readonly ClusterSight Working = new("a.example.com", Hosts, "a-1.example.com", TimeSpan.Zero);
    private static readonly ClusterSight Lost = Working with { Writer = null, WithoutWriter = TimeSpan.FromSeconds(1) };
    private static readonly ClusterSight LongLost = Lost with { WithoutWriter = MoveRule.Stale };

    [Theory]
    [InlineData("a.example.com", null, null, "a.example.com")]
    [InlineData("a-1.example.com", null, "a-1.example.com", "a-1.example.com")]
    [InlineData("a-2.example.com", "a-2.example.com unless a-1.example.com", "a-2.example.com", "a-2.example.com")]
    [InlineData("b.example.com", "b.example.com", "b.example.com", "b.example.com")]
    public void Wanted_RecordPointsThere_DependsOnWhatTheClientHas(string target, string? working, string? lost, string? longLost)
    {
        var answer = new RecordAnswer.Points(target, Minute);
        Text(MoveRule.Wanted(answer, Working)).ShouldBe(working);
        Text(MoveRule.Wanted(answer, Lost)).ShouldBe(lost);
        Text(MoveRule.Wanted(answer, LongLost)).ShouldBe(longLost);
        Text(MoveRule.Wanted(answer, null)).ShouldBe(target);
    }

    [Fact]
    public void Wanted_NothingIsKnownOrNowhere_KeepsTheClient()
    {
        MoveRule.Wanted(new RecordAnswer.Unknown("silence"), LongLost).ShouldBeNull();
        MoveRule.Wanted(new RecordAnswer.Nowhere("NXDOMAIN"), LongLost).ShouldBeNull();
    }

    private static string? Text(Wish? wish) => wish is { Doubted: { } doubted } ? $"{wish.Target} unless {doubted}" : wish?.Target;

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
