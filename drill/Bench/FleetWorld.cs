using System.Globalization;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Bench;

/// <summary>
/// One account with many clusters, each with its own record (at the writer's endpoint) and its own stack, all in one zone. They share what
/// AWS makes them share: Route 53's quota and Lambda's concurrency. Permissions are not checked here, because every stack has functions
/// with the same logical ids, by which the local cloud identifies a caller.
/// </summary>
/// <remarks>
/// How it scales: a failover makes c calls to Route 53 (two to verify zone and record, a read and the swap, and one or more checks until
/// it is in sync), and the account is allowed 50 at once and then 10 per second. So the last of N clusters is proven no sooner than
/// (N c - 50) / 10 seconds after the first. Refused calls are retried at random within up to 60 s, so that the number of refusals grows
/// no faster than the queue.
/// </remarks>
internal sealed class FleetWorld
{
    private const string Zone = "Z0SHOPEXAMPLE";
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>When the fleet must be done, well within the state machine's own limit of twelve hours.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(6);
    private readonly int clusters;

    public FleetWorld(int clusters, int seed)
    {
        this.clusters = clusters;
        Cloud = new Cloud(seed, World.Start, new CloudOptions());
        var zone = Cloud.Route53.CreateZone("shop.example", isPrivate: true, Zone);
        for (var i = 0; i < clusters; i++)
        {
            var database = Cloud.DocumentDb.Add(ClusterSpec.WithReaders(Name(i), 2));
            zone.Seed(DnsRecord.Simple(Record(i), "CNAME", 5, database.Writer.Host));
        }

        Cloud.Lambda.Overrides = (services, function) => FunctionServices.Compose(Cloud, services, function);
        Cloud.EventBridge.Add(new EventFault(EventFaultKind.Lose, TimeSpan.Zero, WarmUp) { Source = "aws.cloudwatch" });
    }

    public Cloud Cloud { get; }

    /// <summary>Kills all writers at the same moment, and plays until every execution has ended.</summary>
    public FleetResult Run()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Cloud.Core.Time.Run(PlayAsync);
        var ended = Cloud.StepFunctions.AllExecutions.Select(EndedExecution.From).ToList();
        var recovered = ended.Where(static e => e.Report?.Outcome == Functions.Contract.Outcome.Recovered)
            .Select(
            static e => (double?)(e.Report!.Timeline.Last(static t => t.Stage == "proven").At - World.Start - Given.Strike).TotalSeconds)
            .ToList();
        var (accepted, refused) = Cloud.Route53.Requests;
        return new FleetResult(
            clusters,
            new Share(recovered.Count, clusters),
            Percentiles.From(recovered),
            Each(accepted),
            Each(refused),
            Each(ended.Sum(static e => e.Execution.Transitions)),
            Math.Round(Megabytes()),
            Math.Round(watch.Elapsed.TotalSeconds, 1));
    }

    private double Each(int all) => Math.Round(all / (double)clusters, 1);

    private static double Megabytes()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1024.0 / 1024;
    }

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"orders-{i + 1}");

    private static string Record(int i) => string.Create(CultureInfo.InvariantCulture, $"db-{i + 1}.shop.example");

    private async Task PlayAsync()
    {
        for (var i = 0; i < clusters; i++)
        {
            Cloud.Deploy(Deployment.Template, Parameters(i), string.Create(CultureInfo.InvariantCulture, $"failover-{i + 1}"));
        }

        Cloud.Core.Gate.Authorize = static _ => null;
        var time = Cloud.Core.Time;
        time.At(Given.Strike, () =>
        {
            for (var i = 0; i < clusters; i++)
            {
                Cloud.Cluster(Name(i)).Inject.CrashWriter();
            }
        });
        var executions = Cloud.StepFunctions.AllExecutions;
        while (time.Elapsed < Horizon && (executions.Count < clusters || executions.Any(static e => e.IsRunning)))
        {
            await time.Delay(Look, CancellationToken.None);
            executions = Cloud.StepFunctions.AllExecutions;
        }
    }

    private static Dictionary<string, string> Parameters(int i) => new(StringComparer.Ordinal)
    {
        ["ClusterIdentifier"] = Name(i),
        ["RecordName"] = Record(i),
        ["HostedZoneId"] = Zone,
        ["EndpointKind"] = "writer",
        ["Subnets"] = "subnet-0a1b2c3d4e5f60001,subnet-0a1b2c3d4e5f60002",
        ["SecurityGroups"] = "sg-0a1b2c3d4e5f60001",
    };
}
