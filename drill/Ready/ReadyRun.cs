using System.Text.Json;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Ready;

/// <summary>An evaluation by the readiness state machine in a world that is healthy except for one misconfiguration.</summary>
/// <param name="Broken">The misconfiguration, if any.</param>
internal sealed record ReadyRun(Misconfiguration? Broken, ReadinessReport Report, World World)
{
    private const string OnCall = "oncall@shop.example";
    private static readonly TimeSpan LastDrill = TimeSpan.FromDays(23);

    /// <summary>The time until every alarm of a new stack has data.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    /// <summary>The checks that did not answer yes.</summary>
    public IReadOnlyList<string> Named => [.. Report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => c.Name)];

    /// <summary>The checks that should not answer yes.</summary>
    public IReadOnlyList<string> Expected => Broken?.Names ?? [];

    public bool Passed => Named.SequenceEqual(Expected, StringComparer.Ordinal) && Report.Ready == (Expected.Count == 0);

    public static ReadyRun Execute(Misconfiguration? broken, int seed)
    {
        var healthy = new WorldSpec
        {
            Secondaries = broken?.InRegion is { } region ? [new SecondarySpec(region, "orders-secondary", Readers: 2)] : [],
            HasApplication = false,
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["NotificationEmail"] = OnCall },
        };
        var world = new World(broken?.Spec(healthy) ?? healthy, seed);
        var execution = world.Cloud.Core.Time.Run(() => EvaluateAsync(world, broken));
        var output = execution.Output ?? throw new InvalidOperationException(
            $"Expected the readiness state machine to answer, but its execution ended {execution.Status}: {execution.Error}: "
                + $"{execution.Cause}.");
        return new ReadyRun(broken, JsonSerializer.Deserialize(output, ReadyJson.Readable.ReadinessReport)!, world);
    }

    private static async Task<StateMachineExecution> EvaluateAsync(World world, Misconfiguration? broken)
    {
        var cloud = world.Cloud;
        world.Begin();
        if (broken?.IsConfirmed ?? true)
        {
            cloud.Sns.Confirm(cloud.Sns.Topics[0].Arn, OnCall);
        }

        if (broken?.IsDrilled ?? true)
        {
            cloud.CloudWatch.Publish(
                OwnMetrics.NamespaceIn(cloud), "Drilled",
                new Dictionary<string, string> { ["Cluster"] = world.Spec.Cluster }, 1, World.Start - LastDrill);
        }

        await cloud.Core.Time.Delay(Settles, CancellationToken.None);
        broken?.Happens(world);
        await cloud.Core.Time.Delay(broken?.Takes ?? TimeSpan.Zero, CancellationToken.None);
        var execution = cloud.StepFunctions.StartExecution(cloud.Stack!["ReadinessStateMachine"].Arn, input: "{}");
        await execution.Completion;
        return execution;
    }
}
