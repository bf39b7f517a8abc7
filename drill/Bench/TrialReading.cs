using Failover.Drill.Costs;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.Lambda;

namespace Failover.Drill.Bench;

/// <summary>Reads a trial's result from its world.</summary>
internal static class TrialReading
{
    private const string Heartbeat = nameof(HeartbeatFunction);

    /// <summary>
    /// The heartbeat's alarm needs two consecutive periods of 10 s by its own clock: only an outage of three is sure to contain two.
    /// </summary>
    public static readonly TimeSpan Blip = TimeSpan.FromSeconds(30);

    private static readonly string[] Services = ["rds:", "route53:", "cloudwatch:", "states:"];

    public static TrialResult Read(Trial trial, BenchDesign design, BenchKind kind)
    {
        var (world, strike) = (trial.World, trial.Strike);
        var invocations = world.Cloud.Lambda.Invocations.Where(static i => i.LogicalId != Heartbeat).ToList();
        var claims = trial.Claims.Claims(trial.Ended).Where(claim => claim.At >= strike).ToList();
        var back = world.Client.Report().Outages is not [.., { Until: null }] && trial.Record.LeadsToWriter();
        var wrong = claims.Exists(static claim => !claim.True) || trial.Record.Overwrote
            || (kind.Right != Right.Recover && claims.Count > 0);
        var began = Began(trial, design, invocations);
        var proven = design.IsOurs ? Proven(trial) : claims.Find(static claim => claim.True) is { True: true } claim ? claim.At : null;
        var outage = world.Client.Report().OutageSeconds;
        var transitions = trial.Ended.Sum(static e => e.Execution.Transitions);
        return new TrialResult
        {
            Kind = kind.Name,
            Right = kind.Right,
            ApisFail = kind.ApisFail,
            Detected = (began - strike)?.TotalSeconds,
            Recovered = (proven - strike)?.TotalSeconds,
            Added = design.IsOurs ? Added(trial, began, proven) : null,
            Correct = kind.Right == Right.Recover && proven is not null && !wrong && back,
            Healed = kind.Right == Right.Recover && began is null && back && !wrong && outage <= Blip.TotalSeconds,
            ApplicationBack = back,
            Wrong = wrong,
            Writes = trial.Record.Writes,
            Outage = outage,
            Outages = world.Clients.ToDictionary(
                static c => c.Options.Driver, static c => c.Report() is { Writes: true } report ? report.OutageSeconds : (double?)null),
            Transitions = transitions,
            Invocations = invocations.Count,
            ApiCalls = world.Cloud.Core.Gate.Counts.Where(static c => Services.Any(s => c.Key.StartsWith(s, StringComparison.Ordinal)))
                .Sum(static c => c.Value),
            Cost = Cost(world, invocations, transitions),
        };
    }

    /// <summary>When the execution that counts, or the article's function, began.</summary>
    private static TimeSpan? Began(Trial trial, BenchDesign design, List<LambdaInvocation> invocations)
    {
        var starts = design.IsOurs
            ? trial.Ended.Select(static e => e.Execution.StartedAt)
            : invocations.Select(static i => i.At);
        return starts.Select(static at => (TimeSpan?)(at - World.Start)).FirstOrDefault(at => at >= trial.Strike);
    }

    private static TimeSpan? Proven(Trial trial) => trial.Ended
        .Where(static e => e.Report?.Outcome == Functions.Contract.Outcome.Recovered)
        .Select(static e => e.Report!.Timeline.LastOrDefault(static t => t.Stage == "proven"))
        .Select(static entry => entry?.At - World.Start)
        .FirstOrDefault();

    private static double? Added(Trial trial, TimeSpan? began, TimeSpan? proven)
    {
        if (began is not { } start || proven is not { } end || trial.Ready.ReadySince(end) is not { } ready)
        {
            return null;
        }

        var from = start > ready ? start : ready;
        return Math.Max(0, (end - from - trial.Record.PropagationWithin(from, end)).TotalSeconds);
    }

    private static double Cost(World world, List<LambdaInvocation> invocations, int transitions) =>
        (transitions * Prices.Transition.Dollars) + (invocations.Count * Prices.Invocation.Dollars)
        + (invocations.Sum(
        i => i.Duration.TotalSeconds * world.Cloud.Lambda.Find(i.LogicalId)!.MemorySize / 1024.0) * Prices.GigabyteSecond.Dollars);
}
