using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.Wire;

namespace Failover.LocalCloud;

/// <summary>How the services of a world behave.</summary>
public sealed record CloudOptions
{
    public DocumentDbOptions DocumentDb { get; init; } = new();

    public Route53Options Route53 { get; init; } = new();

    public CloudWatchOptions CloudWatch { get; init; } = new();

    public LambdaOptions Lambda { get; init; } = new();
}

/// <summary>An AWS in process: all the simulated services of one account, wired to each other as AWS wires them.</summary>
public sealed class Cloud
{
    public Cloud(int seed, DateTimeOffset start, CloudOptions options)
    {
        Core = new CloudCore(seed, start);
        CloudWatch = new CloudWatchService(Core, options.CloudWatch);
        DocumentDb = new DocumentDbService(Core, CloudWatch, options.DocumentDb);
        Route53 = new Route53Service(Core, options.Route53);
        Resolver = new Resolver(Core, Route53, DocumentDb);
        Wire = new DatabaseWire(Core, DocumentDb);
        Lambda = new LambdaService(Core, options.Lambda);
        Sns = new SnsService(Core);
        Sqs = new SqsService(Core);
        EventBridge = new EventBridgeService(Core, Sqs);
        StepFunctions = new StepFunctionsService(Core);
        CloudWatch.Events = EventBridge.Put;
        CloudWatch.Actions = (topic, subject, message) => Sns.Publish(topic, subject, message);
    }

    public CloudCore Core { get; }

    public CloudWatchService CloudWatch { get; }

    public DocumentDbService DocumentDb { get; }

    public Route53Service Route53 { get; }

    /// <summary>The VPC's resolver.</summary>
    public Resolver Resolver { get; }

    public DatabaseWire Wire { get; }

    public LambdaService Lambda { get; }

    public SnsService Sns { get; }

    public SqsService Sqs { get; }

    public EventBridgeService EventBridge { get; }

    public StepFunctionsService StepFunctions { get; }

    public DatabaseCluster Cluster(string identifier) =>
        DocumentDb.Find(identifier) ?? throw new ArgumentException($"This world has no cluster '{identifier}'.", nameof(identifier));

    /// <summary>Lets a fault strike at its time.</summary>
    public void Schedule(Fault fault) => Core.Time.At(fault.At, () =>
    {
        Core.Journal.Write("fault", "strikes", fault.GetType().Name, fault.ToString());
        fault.Strike(this);
    });
}
