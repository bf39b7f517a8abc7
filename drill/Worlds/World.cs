using Failover.Drill.Facts;
using Failover.LocalCloud;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Wire;

namespace Failover.Drill.Worlds;

/// <summary>A cloud with a database, its record, an application that writes through it, and our stack deployed on it.</summary>
internal sealed class World
{
    /// <summary>A fixed day, so that the same seed gives the same trace.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    /// <summary>The time until a new stack's alarms have their first data and are OK, which is not part of the story.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(4);

    /// <summary>The endpoint of a cluster that no longer exists, and which this one replaced.</summary>
    public const string OldEndpoint = "orders-old.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com";

    public World(WorldSpec spec, int seed)
    {
        Spec = spec;
        Global = new GlobalCloud(seed, Start, Options(spec), [spec.Region, .. spec.Secondaries.Select(s => s.Region)]);
        Cloud = Global.Regions[0];
        Database = Cloud.DocumentDb.Add(Primary(spec));
        Databases = [Database, .. spec.Secondaries.Select(s => Global.Region(s.Region).DocumentDb.Add(
            ClusterSpec.WithReaders(s.Cluster, s.Readers, [.. spec.Tags]) with { EngineVersion = s.EngineVersion }))];
        GlobalCluster = Databases.Count > 1 ? Global.GlobalClusters.Add(spec.GlobalCluster, Databases) : null;
        var zone = Cloud.Route53.CreateZone(spec.ZoneName, spec.ZoneIsPrivate, spec.ZoneId, account: spec.ZoneAccountId);
        if (RecordTarget() is { } target)
        {
            zone.Seed(DnsRecord.Simple(spec.Record, "CNAME", spec.RecordTtl, target));
        }

        foreach (var neighbour in spec.Neighbours)
        {
            zone.Seed(
                DnsRecord.Simple(
                RecordOf(neighbour), "CNAME", spec.RecordTtl,
                Cloud.DocumentDb.Add(ClusterSpec.WithReaders(neighbour, spec.Readers)).Writer.Host));
        }

        if (spec.ReaderRecord is { } readers)
        {
            zone.Seed(DnsRecord.Simple(readers, "CNAME", spec.RecordTtl, Database.ReaderEndpoint));
        }

        // If a region is lost, the users that count are in another one.
        var users = Global.Regions[^1];
        Clients = [.. spec.Applications.Select(a => new ClientApplication(users.Core, users.Resolver, users.DocumentDb, a))];
        foreach (var region in Global.Regions)
        {
            SetUp(region);
        }
    }

    /// <summary>Raised for every answer from the network: the function's logical id, its request and the answer.</summary>
    public event Action<string, WireRequest, WireReply>? Asked;

    public WorldSpec Spec { get; }

    public GlobalCloud Global { get; }

    /// <summary>The region of the cluster that the world begins with.</summary>
    public Cloud Cloud { get; }

    /// <summary>The cluster that the world begins with.</summary>
    public DatabaseCluster Database { get; }

    /// <summary>That cluster and the secondaries, in the order of the regions.</summary>
    public IReadOnlyList<DatabaseCluster> Databases { get; }

    /// <summary>Null in a world of one region.</summary>
    public GlobalCluster? GlobalCluster { get; }

    /// <summary>The application whose users count, in the last region.</summary>
    public ClientApplication Client => Clients[0];

    /// <summary>That application, and those with other kinds of drivers.</summary>
    public IReadOnlyList<ClientApplication> Clients { get; }

    /// <summary>The failovers' executions of all regions, in order of their start.</summary>
    public IEnumerable<StateMachineExecution> Executions => StackMachines.Failovers(Global.Regions);

    /// <summary>The executions that hold, or skip, a drill on the calendar, in order of their start.</summary>
    public IEnumerable<StateMachineExecution> CalendarExecutions => StackMachines.Calendar(Global.Regions);

    /// <summary>The region in which an execution runs.</summary>
    public Cloud RegionOf(StateMachineExecution execution) =>
        Global.Regions.First(r => r.StepFunctions.AllExecutions.Contains(execution));

    /// <summary>Where the record points now; null if there is no record.</summary>
    public string? RecordValue =>
        Cloud.Route53.Zone(Spec.ZoneId).Find(Spec.Record)?.Values[0];

    /// <summary>Deploys the stack and lets the application begin. Call it on the world's own time.</summary>
    public void Begin() => Begin(Spec.Template ?? Deployment.Template, StackParameters.From(Spec));

    /// <summary>The record of a neighbour.</summary>
    public string RecordOf(string neighbour) => $"{neighbour}.{Spec.ZoneName}";

    /// <summary>The same with another stack, to which a bench compares ours.</summary>
    public void Begin(TemplateDocument template, IReadOnlyDictionary<string, string> parameters)
    {
        foreach (var (region, database) in Global.Regions.Zip(Databases))
        {
            var own = Global.Regions.Count == 1 ? parameters : StackParameters.InRegion(this, database, parameters);
            region.Deploy(template, own, alarmsBeginAs: Spec.IsSettled ? AlarmValue.Ok : null);
            region.Iam = Spec.Iam(region.Iam!);
            if (Spec.OnCall is { } address)
            {
                region.Sns.Confirm(region.Sns.Topics[0].Arn, address);
            }

            if (!Spec.ChecksReadiness)
            {
                StackMachines.SkipReadiness(region);
            }
        }

        Global.ZoneAccount = Spec.ZoneAccount?.Deploy(this);
        if (Spec.IsSettled)
        {
            EarlierBeats.Send(this, isAnswered: Spec.HasSwitch || RecordTarget() is not (null or OldEndpoint));
        }

        foreach (var neighbour in Spec.Neighbours)
        {
            var own = new Dictionary<string, string>(parameters, StringComparer.Ordinal)
            {
                ["ClusterIdentifier"] = neighbour,
                ["RecordName"] = RecordOf(neighbour),
                ["NamePrefix"] = neighbour,
            };
            Cloud.Deploy(template, own, $"failover-{neighbour}");
            Cloud.Core.Gate.Authorize = static _ => null;
        }

        if (Spec.HasApplication)
        {
            foreach (var client in Clients)
            {
                client.Start();
            }
        }
    }

    private static CloudOptions Options(WorldSpec spec) => FactsInUse.Over(new()
    {
        DocumentDb = spec.DocumentDb,
        Route53 = spec.Route53,
        CloudWatch = spec.CloudWatch,
        Lambda = spec.Lambda,
        GlobalClusters = spec.GlobalClusters,
    });

    private static ClusterSpec Primary(WorldSpec spec)
    {
        var cluster = ClusterSpec.WithReaders(spec.Cluster, spec.Readers, [.. spec.Tags]);
        return !spec.IsInOneZone ? cluster : cluster with
        {
            Instances = [.. cluster.Instances.Select(i => i with { AvailabilityZone = cluster.Instances[0].AvailabilityZone })],
        };
    }

    private void SetUp(Cloud region)
    {
        region.Lambda.Overrides = (services, function) =>
            FunctionServices.Compose(region, services, function, (caller, request, reply) => Asked?.Invoke(caller, request, reply));
        if (Spec.DeliversClusterEvents)
        {
            region.DocumentDb.EventRecorded += recorded => region.EventBridge.Put(ClusterEventNotice.From(recorded, region.Core));
        }
    }

    private string? RecordTarget() => Spec.RecordStart switch
    {
        _ when Spec.HasSwitch => null, // the stacks create the pair of records
        RecordStart.ClusterEndpoint => Database.Endpoint,
        RecordStart.WriterEndpoint => Database.Writer.Host,
        RecordStart.OldEndpoint => OldEndpoint,
        _ => null,
    };
}
