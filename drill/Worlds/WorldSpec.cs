using Failover.Functions.Contract;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Worlds;

/// <summary>Where the record points when the world begins.</summary>
internal enum RecordStart
{
    /// <summary>To the cluster endpoint.</summary>
    ClusterEndpoint,

    /// <summary>To the writer's instance endpoint.</summary>
    WriterEndpoint,

    /// <summary>There is no record.</summary>
    Absent,

    /// <summary>To the endpoint of the deleted cluster that this one replaced.</summary>
    OldEndpoint,
}

/// <summary>A member of a global cluster.</summary>
/// <param name="Readers">Instances other than the one that is promoted first; -1: no instances at all.</param>
internal sealed record SecondarySpec(string Region, string Cluster, int Readers = 1)
{
    public string EngineVersion { get; init; } = "5.0.0";
}

/// <summary>A world as a scenario describes it: one cluster, its record, its application, and the stack that looks after it.</summary>
internal sealed record WorldSpec
{
    public string Region { get; init; } = CloudCore.FirstRegion;

    /// <summary>The template to deploy; null for our own.</summary>
    public TemplateDocument? Template { get; init; }

    public string Cluster { get; init; } = "orders-prod";

    /// <summary>
    /// The other members of the global cluster, each in its own region with its own stack; empty for a world of one region.
    /// </summary>
    public IReadOnlyList<SecondarySpec> Secondaries { get; init; } = [];

    public string GlobalCluster { get; init; } = "orders-global";

    /// <summary>The record for readers, if any.</summary>
    public string? ReaderRecord { get; init; }

    /// <summary>Record mode switch: the stacks create a pair of failover records, and moving it needs nothing of Route 53's API.</summary>
    public bool HasSwitch { get; init; }

    /// <summary>Instances other than the writer.</summary>
    public int Readers { get; init; } = 2;

    /// <summary>Whether all instances are in one availability zone.</summary>
    public bool IsInOneZone { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public string ZoneName { get; init; } = "shop.example";

    public string ZoneId { get; init; } = "Z0SHOPEXAMPLE";

    /// <summary>Whether the zone answers only inside the VPC.</summary>
    public bool ZoneIsPrivate { get; init; } = true;

    /// <summary>The other account that owns the zone; null if it is in the stack's own.</summary>
    public ZoneAccountSpec? ZoneAccount { get; init; }

    /// <summary>The account that owns the zone: 12 digits.</summary>
    public string ZoneAccountId => ZoneAccount is null ? CloudCore.Account : LocalCloud.Sts.ZoneAccount.Account;

    public string Record { get; init; } = "db.shop.example";

    public RecordStart RecordStart { get; init; }

    /// <summary>The current TTL of the record, in seconds.</summary>
    public int RecordTtl { get; init; } = 5;

    /// <summary>
    /// Other clusters of the account, each with its own stack and a record at its writer. With any, permissions are not checked, as in a
    /// bench's fleet.
    /// </summary>
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>Whether an application writes through the record; without one a world costs a fraction of the time.</summary>
    public bool HasApplication { get; init; } = true;

    /// <summary>How the applications find the writer, one application each; the first is the one whose users count.</summary>
    public IReadOnlyList<DriverKind> Drivers { get; init; } = [DriverKind.Following];

    /// <summary>How often they write, and search for a writer while they know none; at least half a second.</summary>
    public TimeSpan WriteInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    public static IReadOnlyList<DriverKind> AllDrivers { get; } = Enum.GetValues<DriverKind>();

    public IEnumerable<ClientOptions> Applications => Drivers.Select((driver, number) => new ClientOptions(Record)
    {
        Driver = driver,
        WriteInterval = WriteInterval,
        HeartbeatInterval = WriteInterval,
        Name = number == 0 ? ClientOptions.DefaultName : $"{ClientOptions.DefaultName} ({EnumText.Kebab(driver)})",
    });

    /// <summary>Whether the stack's readiness is evaluated on its schedule, for its alarm; a world without it costs less.</summary>
    public bool ChecksReadiness { get; init; }

    /// <summary>Who gets the stack's mails, and has confirmed that; null for nobody. Readiness requires somebody.</summary>
    public string? OnCall { get; init; }

    /// <summary>
    /// Whether the stack counts as long-running when it is deployed here: its alarms are OK, and the heartbeat has been answered so far.
    /// Otherwise it is new: its alarms have insufficient data for up to <see cref="World.WarmUp"/>.
    /// </summary>
    public bool IsSettled { get; init; }

    /// <summary>Parameters of the template that differ from its defaults.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether DocumentDB's cluster events reach EventBridge, which is not documented.</summary>
    public bool DeliversClusterEvents { get; init; }

    public GlobalClusterOptions GlobalClusters { get; init; } = new();

    public DocumentDbOptions DocumentDb { get; init; } = new();

    public Route53Options Route53 { get; init; } = new();

    public CloudWatchOptions CloudWatch { get; init; } = new();

    public LambdaOptions Lambda { get; init; } = new();

    /// <summary>Changes what the template's roles may do, for example by removing a statement.</summary>
    public Func<IamService, IamService> Iam { get; init; } = static iam => iam;
}
