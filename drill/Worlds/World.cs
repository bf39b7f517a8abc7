using Amazon.CloudWatch;
using Amazon.RDS;
using Amazon.Route53;
using Amazon.StepFunctions;
using Failover.Functions;
using Failover.Functions.Aws;
using Failover.Functions.ProbeWriter;
using Failover.Functions.ReportOutcome;
using Failover.LocalCloud;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Worlds;

/// <summary>A cloud with a database, its record, an application that writes through it, and our stack deployed on it.</summary>
internal sealed class World
{
    /// <summary>A fixed day, so that the same seed gives the same trace.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    /// <summary>A new stack's alarms ring until their first data is there: what they start then is not the story.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(4);

    /// <summary>The endpoint of a cluster that is no more, and which this one replaced.</summary>
    public const string OldEndpoint = "orders-old.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com";

    public World(WorldSpec spec, int seed)
    {
        Spec = spec;
        var options = new CloudOptions
        {
            DocumentDb = spec.DocumentDb,
            Route53 = spec.Route53,
            CloudWatch = spec.CloudWatch,
            Lambda = spec.Lambda,
        };
        Cloud = new GlobalCloud(seed, Start, options, [CloudCore.FirstRegion, .. spec.SecondaryRegion is { } other ? [other] : Array.Empty<string>()])
            .Region(CloudCore.FirstRegion);
        var cluster = ClusterSpec.Of(spec.Cluster, spec.Readers, [.. spec.Tags]);
        Database = Cloud.DocumentDb.Add(!spec.IsInOneZone ? cluster : cluster with
        {
            Instances = [.. cluster.Instances.Select(i => i with { AvailabilityZone = cluster.Instances[0].AvailabilityZone })],
        });
        JoinSecondary();
        var zone = Cloud.Route53.CreateZone(spec.ZoneName, spec.ZoneIsPrivate, spec.ZoneId);
        if (RecordTarget() is { } target)
        {
            zone.Seed(DnsRecord.Simple(spec.Record, "CNAME", spec.RecordTtl, target));
        }

        Client = new ClientApplication(Cloud.Core, Cloud.Resolver, Cloud.DocumentDb, new ClientOptions(spec.Record));
        Cloud.Lambda.Overrides = (services, function) =>
            Compose(Cloud, services, function, (caller, request, reply) => Asked?.Invoke(caller, request, reply));
        Cloud.EventBridge.Add(new EventFault(EventFaultKind.Lose, TimeSpan.Zero, WarmUp) { Source = "aws.cloudwatch" });
        if (spec.DeliversClusterEvents)
        {
            Cloud.DocumentDb.EventRecorded += recorded => Cloud.EventBridge.Put(ClusterEventNotice.Of(recorded, Cloud.Core));
        }
    }

    /// <summary>Raised for every answer over the wire: the function's logical id, what it asked, and what it got.</summary>
    public event Action<string, WireRequest, WireReply>? Asked;

    public WorldSpec Spec { get; }

    public Cloud Cloud { get; }

    /// <summary>The cluster that the world begins with.</summary>
    public DatabaseCluster Database { get; }

    public ClientApplication Client { get; }

    /// <summary>Where the record leads now; null where none stands.</summary>
    public string? RecordValue =>
        Cloud.Route53.Zone(Spec.ZoneId).Find(Spec.Record)?.Values[0];

    /// <summary>Deploys the stack and lets the application begin. Called on the world's own time.</summary>
    public void Begin() => Begin(Deployment.Template, Parameters());

    /// <summary>The same with another stack: what a bench compares ours with.</summary>
    public void Begin(TemplateDocument template, IReadOnlyDictionary<string, string> parameters)
    {
        Cloud.Deploy(template, parameters);
        Cloud.Iam = Spec.Iam(Cloud.Iam!);
        if (!Spec.ChecksReadiness)
        {
            SkipReadiness();
        }

        if (Spec.HasApplication)
        {
            Client.Start();
        }
    }

    private Dictionary<string, string> Parameters()
    {
        var parameters = new Dictionary<string, string>(Spec.Parameters, StringComparer.Ordinal)
        {
            ["ClusterIdentifier"] = Spec.Cluster,
            ["RecordName"] = Spec.Record,
            ["HostedZoneId"] = Spec.ZoneId,
            ["Subnets"] = "subnet-0a1b2c3d4e5f60001,subnet-0a1b2c3d4e5f60002",
            ["SecurityGroups"] = "sg-0a1b2c3d4e5f60001",
        };
        if (Spec.SecondaryRegion is not null)
        {
            parameters["GlobalClusterIdentifier"] = Spec.GlobalCluster;
        }

        return parameters;
    }

    private void JoinSecondary()
    {
        if (Spec.SecondaryRegion is { } region)
        {
            var cluster = ClusterSpec.Of($"{Spec.Cluster}-{region}", Spec.Readers) with { EngineVersion = Spec.SecondaryVersion };
            Cloud.Global.GlobalClusters.Add(Spec.GlobalCluster, Database, Cloud.Global.Region(region).DocumentDb.Add(cluster));
        }
    }

    private void SkipReadiness()
    {
        if (Cloud.Stack!.Has("ReadinessRule"))
        {
            var rule = Cloud.EventBridge.Rules.Single(r => r.Name == Cloud.Stack["ReadinessRule"].Name);
            Cloud.EventBridge.PutRule(rule with { Enabled = false });
            Cloud.CloudWatch.DeleteAlarm(Cloud.Stack["NotReadyAlarm"].Name);
        }
    }

    private string? RecordTarget() => Spec.RecordStart switch
    {
        RecordStart.ClusterEndpoint => Database.Endpoint,
        RecordStart.WriterEndpoint => Database.Writer.Host,
        RecordStart.OldEndpoint => OldEndpoint,
        _ => null,
    };

    /// <summary>What the functions are given here in place of AWS: the same handlers, other clients.</summary>
    internal static void Compose(
        Cloud cloud, IServiceCollection services, FunctionIdentity function, Action<string, WireRequest, WireReply>? asked = null)
    {
        var (core, caller) = (cloud.Core, function.LogicalId);
        services.AddSingleton<TimeProvider>(core.Time);
        services.AddSingleton(_ => Settings.Read(name => function.Environment.GetValueOrDefault(name)));
        services.AddSingleton<IMetricOutput>(new MetricLines(cloud.CloudWatch));
        services.AddSingleton<IProbeNetwork>(new SimulatedNetwork(cloud, (request, reply) => asked?.Invoke(caller, request, reply)));
        services.AddSingleton<IAmazonRDS>(_ => new SimulatedRdsClient(cloud.DocumentDb, core, caller));
        services.AddSingleton<IRegions>(_ => new SimulatedRegions(cloud, caller));
        services.AddSingleton<IAmazonRoute53>(_ => new SimulatedRoute53Client(cloud.Route53, core, caller));
        services.AddSingleton<IAmazonCloudWatch>(_ => new SimulatedCloudWatchClient(cloud.CloudWatch, core, caller));
        services.AddSingleton<IAmazonStepFunctions>(_ => new SimulatedStepFunctionsClient(cloud.StepFunctions, core, caller));
    }
}
