using System.Text;
using System.Text.Json.Nodes;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Costs;

/// <summary>
/// Counts what a stack uses while nothing happens: it is deployed on the local cloud and left alone for two hours, which stand for all
/// hours of a month.
/// </summary>
internal static class IdleMonth
{
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Counted = TimeSpan.FromHours(2);

    /// <summary>Processor time, which the local cloud's clock does not include. Measured warm: 1 to 56 ms.</summary>
    private static readonly TimeSpan Processor = TimeSpan.FromMilliseconds(15);

    /// <summary>Cold starts are billed too, since August 2025 (Lambda's pricing page).</summary>
    private static readonly TimeSpan Init = TimeSpan.FromSeconds(1);

    /// <summary>The overhead that CloudWatch Logs adds to each line.</summary>
    private const int BytesALine = 26;

    /// <summary>Lambda's own platform.start and platform.report, as JSON.</summary>
    private const int PlatformBytes = 700;

    /// <summary>
    /// Parameters that make a stack one of several: the other regions do not exist here, and without them it would not be idle.
    /// </summary>
    private static readonly string[] OfSeveralRegions =
    [
        "GlobalClusterIdentifier", "PreferredRegions", "RecordWhen", "RecordMode", "SwitchRole", "OtherRegion", "ClusterEndpoint",
        "ReaderRecordName",
    ];

    /// <exception cref="TemplateException">The template refuses the parameters.</exception>
    public static (Stack Stack, IdleUsage Usage) Play(IReadOnlyDictionary<string, string> parameters)
    {
        var stack = Play(parameters, static cloud => Task.FromResult(cloud.Stack!));
        var alone = parameters.Where(p => !OfSeveralRegions.Contains(p.Key)).ToDictionary(StringComparer.Ordinal);
        return (stack, Play(alone, async cloud =>
        {
            await cloud.Core.Time.Delay(Settles, CancellationToken.None);
            return await CountAsync(cloud);
        }));
    }

    private static T Play<T>(IReadOnlyDictionary<string, string> parameters, Func<Cloud, Task<T>> look)
    {
        var spec = Spec(parameters);
        var world = new World(spec, seed: 1);
        return world.Cloud.Core.Time.Run(() =>
        {
            world.Begin(Deployment.Template, With(StackParameters.From(spec), parameters));
            return look(world.Cloud);
        });
    }

    private static WorldSpec Spec(IReadOnlyDictionary<string, string> parameters)
    {
        var sample = new WorldSpec();
        var record = parameters.GetValueOrDefault("RecordName", sample.Record);
        return sample with
        {
            Cluster = parameters.GetValueOrDefault("ClusterIdentifier", sample.Cluster),
            Record = record,
            ZoneName = record[(record.IndexOf('.', StringComparison.Ordinal) + 1)..],
            ZoneId = parameters.GetValueOrDefault("HostedZoneId", sample.ZoneId),
            HasSwitch = parameters.GetValueOrDefault("RecordMode") == "switch",
            HasApplication = false,
            ChecksReadiness = true,
            IsSettled = true,
        };
    }

    private static Dictionary<string, string> With(Dictionary<string, string> sample, IReadOnlyDictionary<string, string> given)
    {
        foreach (var (name, value) in given)
        {
            sample[name] = value;
        }

        return sample;
    }

    private static async Task<IdleUsage> CountAsync(Cloud cloud)
    {
        var (before, since, bytes) = (Count(cloud), cloud.Core.Time.GetUtcNow(), 0L);
        cloud.CloudWatch.Ingested += line => bytes += Encoding.UTF8.GetByteCount(line) + BytesALine;
        await cloud.Core.Time.Delay(Counted, CancellationToken.None);
        var after = Count(cloud);
        var invocations = cloud.Lambda.Invocations.Where(i => i.At >= since).ToList();
        return new IdleUsage(
            cloud.Stack!.Resources.Where(r => r is { Type: ResourceTypes.StateMachine } && IsExpress(r)).ToDictionary(
                r => r.LogicalId, r => Workflow(cloud, r, before), StringComparer.Ordinal),
            invocations.GroupBy(i => i.LogicalId, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => Function(cloud, g), StringComparer.Ordinal),
            Monthly(after.Transitions - before.Transitions),
            cloud.CloudWatch.CustomMetricsSince(since),
            Monthly(after.MetricRequests - before.MetricRequests),
            Monthly(bytes + invocations.Sum(i => SaysPlatform(cloud, i) ? PlatformBytes : 0)),
            Monthly(invocations.Count(i => Property(cloud, i, "Tracing")?.GetValue<string>() == "Active")));
    }

    private static WorkflowUsage Workflow(Cloud cloud, DeployedResource machine, Counts before)
    {
        var used = cloud.StepFunctions.Express.UsageOf(machine.Arn);
        var (starts, gigabyteSeconds) = before.Express.GetValueOrDefault(machine.Arn);
        return new WorkflowUsage(Monthly(used.Requests - starts), Monthly(used.GigabyteSeconds - gigabyteSeconds));
    }

    private static FunctionUsage Function(Cloud cloud, IEnumerable<LambdaInvocation> invocations)
    {
        var all = invocations.ToList();
        var seconds = all.Sum(i => (i.Duration + Processor + (i.Cold ? Init : TimeSpan.Zero)).TotalSeconds);
        return new FunctionUsage(Monthly(all.Count), Monthly(seconds * cloud.Lambda.Find(all[0].LogicalId)!.MemorySize / 1024));
    }

    private static bool SaysPlatform(Cloud cloud, LambdaInvocation invocation) =>
        Property(cloud, invocation, "LoggingConfig")?["SystemLogLevel"]?.GetValue<string>() is null or "INFO" or "DEBUG";

    private static JsonNode? Property(Cloud cloud, LambdaInvocation invocation, string name) =>
        cloud.Stack![invocation.LogicalId].Properties[name];

    private static Counts Count(Cloud cloud) => new(
        cloud.StepFunctions.AllExecutions.Sum(e => e.Transitions),
        cloud.Core.Gate.Counts.GetValueOrDefault("cloudwatch:GetMetricStatistics"),
        cloud.Stack!.Resources.Where(r => r is { Type: ResourceTypes.StateMachine } && IsExpress(r)).ToDictionary(r => r.Arn, r =>
        {
            var used = cloud.StepFunctions.Express.UsageOf(r.Arn);
            return (used.Requests, used.GigabyteSeconds);
        }, StringComparer.Ordinal));

    private static bool IsExpress(DeployedResource machine) => machine.Properties["Type"]?.GetValue<string>() == "EXPRESS";

    private static double Monthly(double counted) => counted * Prices.HoursAMonth / Counted.TotalHours;

    private sealed record Counts(
        int Transitions, int MetricRequests, IReadOnlyDictionary<string, (int Requests, double GigabyteSeconds)> Express);
}
