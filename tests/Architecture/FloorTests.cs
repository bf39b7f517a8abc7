using Failover.Drill.Worlds;
using Failover.LocalCloud;

namespace Failover.Tests.Architecture;

/// <summary>Which folder uses which: in each project dependencies only ever point down, so there is no circle.</summary>
public sealed class FloorTests
{
    private static readonly Dictionary<string, (House House, string Assembly)> Projects = new(StringComparer.Ordinal)
    {
#if LOCAL_CLOUD
        ["localcloud/Api"] = (Houses.Api, typeof(Amazon.RDS.IAmazonRDS).Assembly.Location),
#endif
        ["localcloud"] = (Houses.LocalCloud, typeof(Cloud).Assembly.Location),
        ["functions"] = (Houses.Functions, typeof(Failover.Functions.Startup).Assembly.Location),
        ["drill"] = (Houses.Drill, typeof(World).Assembly.Location),
    };

    public static TheoryData<string> Names => [.. Projects.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_OfEachProject_AreOnFloors(string project)
    {
        var (house, assembly) = Projects[project];

        HouseRules.Unplaced(house, TypeUses.Types(assembly, house.RootNamespace)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Folders_OfEachProject_UseOnlyLowerFloors(string project)
    {
        var (house, assembly) = Projects[project];
        var uses = TypeUses.In(assembly, house.RootNamespace);

        uses.ShouldNotBeEmpty();
        HouseRules.Upwards(house, uses).ShouldBeEmpty();
        HouseRules.Circles(house, uses).ShouldBeEmpty();
    }
}
