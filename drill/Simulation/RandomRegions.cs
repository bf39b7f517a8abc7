using System.Globalization;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Simulation;

/// <summary>What varies between worlds whose global cluster spans several regions. The defaults are the simplest.</summary>
internal sealed record RandomRegions
{
    private static readonly string[] Names = [CloudCore.FirstRegion, "us-west-2", "eu-west-1"];
    private static readonly string[] NamesElsewhere = ["eu-west-1", CloudCore.FirstRegion, "us-west-2"];
    private static readonly string[] Clusters = ["orders-prod", "orders-second", "orders-third"];

    /// <summary>The number of regions: 2 or 3.</summary>
    public int Count { get; init; } = 2;

    /// <summary>The world begins in a region other than the one that hosts Route 53's control plane.</summary>
    public bool HomeElsewhere { get; init; }

    /// <summary>Instances of a secondary other than the one that is promoted first.</summary>
    public int SecondaryReaders { get; init; } = 1;

    public ApprovalKind Approval { get; init; } = ApprovalKind.Never;

    public int AcceptedLossSeconds { get; init; }

    public int ApprovalSeconds { get; init; } = 300;

    /// <summary>Record mode switch; only with two regions and the cluster endpoint.</summary>
    public bool HasSwitch { get; init; }

    public bool HasReaderRecord { get; init; }

    /// <summary>Promoting only with the cluster endpoint and without the switch.</summary>
    public RecordWhen RecordWhen { get; init; }

    /// <summary>Unplanned promotions that come to nothing, first ones first.</summary>
    public int CancelledFailovers { get; init; }

    /// <summary>The greatest replication lag of a healthy cluster, in seconds.</summary>
    public double Lag { get; init; } = 0.9;

    /// <summary>How far each region's view of the global cluster is behind the truth, at most, in seconds.</summary>
    public double ApiLag { get; init; } = 5;

    /// <summary>
    /// The last region's cluster has another engine version: neither it nor any other can be promoted while it is a member.
    /// </summary>
    public bool HasOtherEngine { get; init; }

    public static IReadOnlyList<Func<RandomRegions, RandomRegions>> Simplifications { get; } = Simplify(new RandomRegions());

    public IReadOnlyList<string> Regions => (HomeElsewhere ? NamesElsewhere : Names)[..Count];

    public WorldSpec Apply(WorldSpec spec) => spec with
    {
        Region = Regions[0],
        Secondaries = [.. Regions.Skip(1).Select((region, n) => new SecondarySpec(region, Clusters[n + 1], SecondaryReaders)
        {
            EngineVersion = HasOtherEngine && n + 2 == Count ? "4.0.0" : "5.0.0",
        })],
        HasSwitch = HasSwitch,
        ReaderRecord = HasReaderRecord ? "readers.shop.example" : null,
        Parameters = new SortedDictionary<string, string>(spec.Parameters.ToDictionary(), StringComparer.Ordinal)
        {
            ["RecordWhen"] = EnumText.Kebab(RecordWhen),
            ["Approval"] = EnumText.Kebab(Approval),
            ["AcceptedLossSeconds"] = AcceptedLossSeconds.ToString(CultureInfo.InvariantCulture),
            ["ApprovalSeconds"] = ApprovalSeconds.ToString(CultureInfo.InvariantCulture),
        },
        GlobalClusters = new GlobalClusterOptions
        {
            Lag = DurationRange.Seconds(Lag / 10, Lag),
            ApiLag = DurationRange.Seconds(ApiLag / 5, ApiLag),

            CancelledFailovers = CancelledFailovers,

            // As short as possible: an old primary that can soon be promoted again is the harder case, and the run is cheaper.
            Rebuild = DurationRange.Seconds(60, 240),
        },
    };

    private static IReadOnlyList<Func<RandomRegions, RandomRegions>> Simplify(RandomRegions plain) =>
    [
        r => r with { Count = plain.Count, HasOtherEngine = plain.HasOtherEngine },
        r => r with { HasOtherEngine = plain.HasOtherEngine },
        r => r with { HomeElsewhere = plain.HomeElsewhere },
        r => r with { SecondaryReaders = plain.SecondaryReaders },
        r => r with { Approval = plain.Approval, AcceptedLossSeconds = plain.AcceptedLossSeconds },
        r => r with { ApprovalSeconds = plain.ApprovalSeconds },
        r => r with { HasSwitch = plain.HasSwitch },
        r => r with { HasReaderRecord = plain.HasReaderRecord },
        r => r with { RecordWhen = plain.RecordWhen },
        r => r with { CancelledFailovers = plain.CancelledFailovers },
        r => r with { Lag = plain.Lag },
        r => r with { ApiLag = plain.ApiLag },
    ];
}
