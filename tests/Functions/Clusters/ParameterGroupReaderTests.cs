using Amazon.RDS.Model;
using Failover.Functions.Clusters;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class ParameterGroupReaderTests
{
    private readonly FakeRds rds = new(ClusterBuilder.Healthy);

    [Fact]
    public async Task Read_Group_TellsWhatSomebodySetFromDefaults()
    {
        rds.Parameters.Add(new Parameter { ParameterName = "audit_logs", ParameterValue = "all", Source = "user" });
        rds.Parameters.Add(new Parameter { ParameterName = "unset", Source = "engine-default" });
        rds.PageSize = 2;

        var group = await new ParameterGroupReader(rds).ReadAsync("orders", CancellationToken.None);

        group.Name.ShouldBe("orders");
        group.Values.ShouldBe(
            new Dictionary<string, ParameterView>
            {
                ["tls"] = new("enabled", false),
                ["audit_logs"] = new("all", true),
                ["unset"] = new(null, false),
            },
            ignoreOrder: true);
        rds.Calls.ShouldBe(["DescribeDBClusterParameters orders", "DescribeDBClusterParameters orders"]);
    }

    /// <summary>An API that never stops sending pages costs three calls.</summary>
    [Fact]
    public async Task Read_PagesWithoutEnd_IsBounded()
    {
        rds.Parameters.AddRange(Enumerable.Range(0, 50).Select(static i => new Parameter { ParameterName = $"p{i}" }));
        rds.PageSize = 1;

        await new ParameterGroupReader(rds).ReadAsync("orders", CancellationToken.None);

        rds.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Read_GroupThatTheApiDidNotName_AsksNothingAndKnowsNothing()
    {
        (await new ParameterGroupReader(rds).ReadAsync(null, CancellationToken.None)).Values.ShouldBeEmpty();
        rds.Calls.ShouldBeEmpty();
    }
}
