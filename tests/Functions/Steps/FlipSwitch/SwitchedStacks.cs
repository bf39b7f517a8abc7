using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Drill.Worlds;
using Failover.Functions.Aws;
using Failover.LocalCloud;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.StepFunctions.Running;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Two regions, a global cluster, and in each region template.yaml in record mode switch; the application lives in the standby region.</summary>
internal sealed class SwitchedStacks
{
    public const string Home = "us-east-1";
    public const string Standby = "eu-west-1";
    public const string Record = "db.shop.example";
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Remote = TimeSpan.FromSeconds(2);

    public SwitchedStacks(int seed)
    {
        World = new GlobalCloud(seed, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), new CloudOptions(), Home, Standby);
        Primary = World.Region(Home).DocumentDb.Add(ClusterSpec.Of("orders-us", 1));
        Secondary = World.Region(Standby).DocumentDb.Add(ClusterSpec.Of("orders-eu", 1));
        World.GlobalClusters.Add("orders", Primary, Secondary);
        World.Route53.CreateZone("shop.example", isPrivate: true, "Z0SHOPEXAMPLE");
        var standby = World.Region(Standby);
        Application = new ClientApplication(standby.Core, standby.Resolver, standby.DocumentDb, new ClientOptions(Record));
    }

    public GlobalCloud World { get; }

    public DatabaseCluster Primary { get; }

    public DatabaseCluster Secondary { get; }

    public ClientApplication Application { get; }

    /// <summary>Where the standby region's resolver leads the record.</summary>
    public string Answer => World.Region(Standby).Resolver.Resolve(Record).CanonicalNames[0];

    public IEnumerable<StateMachineExecution> Executions(string region) => World.Region(region).StepFunctions.AllExecutions;

    public void Deploy()
    {
        Deploy(Home, Standby, "PRIMARY", Primary);
        Deploy(Standby, Home, "SECONDARY", Secondary);
        Application.Start();
    }

    public Task Wait(TimeSpan time) => World.Time.Delay(time, CancellationToken.None);

    private void Deploy(string region, string other, string role, DatabaseCluster cluster)
    {
        var cloud = World.Region(region);
        cloud.Lambda.Overrides = (services, function) =>
        {
            Failover.Drill.Worlds.FunctionServices.Compose(cloud, services, function);
            services.AddSingleton<IRegions>(new Regions(World, cloud, function.LogicalId));
        };
        cloud.EventBridge.Add(new EventFault(EventFaultKind.Lose, TimeSpan.Zero, WarmUp) { Source = "aws.cloudwatch" });
        cloud.Deploy(Deployment.Template, new Dictionary<string, string>
        {
            ["ClusterIdentifier"] = cluster.Identifier,
            ["RecordName"] = Record,
            ["HostedZoneId"] = "Z0SHOPEXAMPLE",
            ["Subnets"] = "subnet-0a1b2c3d4e5f60001,subnet-0a1b2c3d4e5f60002",
            ["SecurityGroups"] = "sg-0a1b2c3d4e5f60001",
            ["GlobalClusterIdentifier"] = "orders",
            ["Approval"] = "never",
            ["RecordMode"] = "switch",
            ["SwitchRole"] = role,
            ["OtherRegion"] = other,
            ["ClusterEndpoint"] = cluster.Endpoint,
        });
    }

    private sealed class Regions(GlobalCloud world, Cloud home, string caller) : IRegions
    {
        public string Home => home.Name;

        public IAmazonRDS Rds(string region) => new SimulatedRdsClient(world.Region(region).DocumentDb, home.Core, caller, Remote);

        public IAmazonCloudWatch CloudWatch(string region) => new SimulatedCloudWatchClient(world.Region(region).CloudWatch, home.Core, caller, Remote);
    }
}
