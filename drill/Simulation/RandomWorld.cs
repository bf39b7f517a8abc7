using System.Globalization;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Simulation;

/// <summary>What varies between worlds, as data, so that it can be printed and simplified. The defaults are the simplest world.</summary>
internal sealed record RandomWorld
{
    public int Readers { get; init; } = 2;

    public EndpointKind Endpoint { get; init; } = EndpointKind.Cluster;

    public RecordStart Record { get; init; } = RecordStart.ClusterEndpoint;

    /// <summary>In seconds.</summary>
    public int RecordTtl { get; init; } = 5;

    public Mode Mode { get; init; } = Mode.Act;

    /// <summary>The mode is set by the cluster's tag instead of the stack's parameter.</summary>
    public bool ModeByTag { get; init; }

    public bool BothWitnesses { get; init; }

    public int HeartbeatSeconds { get; init; } = 10;

    public bool ClusterEvents { get; init; }

    /// <summary>The share of DocumentDB's events that are never delivered, 0 to 1.</summary>
    public double EventLoss { get; init; }

    /// <summary>Multiplies the durations of DocumentDB, Lambda's cold starts and Route 53's propagation.</summary>
    public double Slowness { get; init; } = 1;

    /// <summary>How far the API is behind the truth, at most, in seconds.</summary>
    public double ApiLag { get; init; } = 5;

    /// <summary>The requests per second that others leave of the account's quota; the burst is five times that. Null: no limit.</summary>
    public int? Route53RequestsPerSecond { get; init; } = 10;

    /// <summary>How long a zone is busy after a change, in seconds.</summary>
    public double Route53Window { get; init; }

    /// <summary>How far ListExecutions is behind, in seconds.</summary>
    public double ListLag { get; init; }

    public int Proofs { get; init; } = 2;

    public int PromotionSeconds { get; init; } = 1200;

    public int InSyncSeconds { get; init; } = 300;

    public int ProbeSeconds { get; init; } = 600;

    public int CoolDownSeconds { get; init; } = 600;

    /// <summary>A global cluster of several regions; null: a world of one region.</summary>
    public RandomRegions? Regions { get; init; }

    /// <summary>Each makes one aspect as simple as possible; the shrinker tries them.</summary>
    public static IReadOnlyList<Func<RandomWorld, RandomWorld>> Simplifications { get; } = Simplify(new RandomWorld());

    public WorldSpec ToSpec() => Regions?.Apply(Home()) ?? Home();

    private WorldSpec Home() => new()
    {
        Readers = Readers,
        RecordStart = Record,
        RecordTtl = RecordTtl,
        DeliversClusterEvents = ClusterEvents,
        HasApplication = false,
        IsSettled = true,
        Tags = ModeByTag ? [new("failover:mode", EnumText.Kebab(Mode))] : [],
        Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["EndpointKind"] = EnumText.Kebab(Endpoint),
            ["Mode"] = ModeByTag ? "act" : EnumText.Kebab(Mode),
            ["Witnesses"] = BothWitnesses ? "both" : "either",
            ["HeartbeatSeconds"] = Number(HeartbeatSeconds),
            ["Proofs"] = Number(Proofs),
            ["PromotionSeconds"] = Number(PromotionSeconds),
            ["InSyncSeconds"] = Number(InSyncSeconds),
            ["ProbeSeconds"] = Number(ProbeSeconds),
            ["CoolDownSeconds"] = Number(CoolDownSeconds),
        },
        DocumentDb = new DocumentDbOptions
        {
            Detection = Wider(3, 8),
            Promotion = Wider(5, 18),
            Restart = Wider(60, 180),
            Rebuild = Wider(180, 600),
            EndpointLag = Wider(1, 5),
            ApiLag = DurationRange.Seconds(ApiLag / 5, ApiLag),
            EventLoss = EventLoss,
        },
        Route53 = new Route53Options
        {
            Propagation = Wider(5, 60),
            AllRequests = Route53RequestsPerSecond is { } rate ? new BucketSize(rate * 5, rate) : null,
            RequestWindow = TimeSpan.FromSeconds(Route53Window),
        },
        Lambda = new LambdaOptions { ColdStartScale = Slowness },
    };

    private DurationRange Wider(double least, double most) =>
        DurationRange.Seconds(least * Math.Min(1, Slowness), most * Math.Max(1, Slowness));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<Func<RandomWorld, RandomWorld>> Simplify(RandomWorld plain) =>
    [
        w => w with { Regions = plain.Regions },
        .. RandomRegions.Simplifications.Select(
        simplify => (Func<RandomWorld, RandomWorld>)(w => w with { Regions = w.Regions is { } r ? simplify(r) : null })),
        w => w with { Readers = plain.Readers },
        w => w with { Endpoint = plain.Endpoint, Record = plain.Record },
        w => w with { Record = w.Endpoint == EndpointKind.Writer ? RecordStart.WriterEndpoint : plain.Record },
        w => w with { RecordTtl = plain.RecordTtl },
        w => w with { Mode = plain.Mode, ModeByTag = plain.ModeByTag },
        w => w with { BothWitnesses = plain.BothWitnesses },
        w => w with { HeartbeatSeconds = plain.HeartbeatSeconds },
        w => w with { ClusterEvents = plain.ClusterEvents, EventLoss = plain.EventLoss },
        w => w with { Slowness = plain.Slowness },
        w => w with { ApiLag = plain.ApiLag },
        w => w with { Route53RequestsPerSecond = plain.Route53RequestsPerSecond, Route53Window = plain.Route53Window },
        w => w with { ListLag = plain.ListLag },
        w => w with { Proofs = plain.Proofs },
        w => w with { PromotionSeconds = plain.PromotionSeconds },
        w => w with { InSyncSeconds = plain.InSyncSeconds },
        w => w with { ProbeSeconds = plain.ProbeSeconds },
        w => w with { CoolDownSeconds = plain.CoolDownSeconds },
    ];
}
