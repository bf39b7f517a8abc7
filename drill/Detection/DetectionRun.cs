using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Detection;

/// <summary>What the alarms of one world showed, and what followed.</summary>
/// <param name="Seconds">By witness: from the moment to its alarm, or to the start of the execution; absent if there was none.</param>
/// <param name="Verifications">The number of executions that started.</param>
/// <param name="Writes">The number of changes that our functions made to a record.</param>
/// <param name="Failovers">Calls of FailoverDBCluster.</param>
/// <param name="Outcomes">The outcomes of the executions that ended, in order.</param>
/// <param name="Mails">The number of messages sent to operators from the moment on.</param>
internal sealed record DetectionRun(
    IReadOnlyDictionary<string, double> Seconds, int Verifications, int Writes, int Failovers, IReadOnlyList<string> Outcomes, int Mails)
{
    public const string Start = "execution started";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>A verification whose probe is cut off uses its whole budget.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(17);

    /// <summary>The alarms that are timed: the two witnesses, and the composite alarm that starts the state machine.</summary>
    public static IReadOnlyList<string> Witnesses { get; } = ["heartbeat-lost", "writer-silent", "writer-down"];

    public static DetectionRun Play(DetectionCase one, int seed)
    {
        var random = new LocalCloud.Time.Chance(seed).Stream("detection");
        var moment = Given.Strike + TimeSpan.FromMilliseconds(random.Next(60_000));
        var drawn = one.Draw(moment, random);
        var world = new World(drawn.Spec with { HasApplication = false }, seed);
        var seconds = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var writes = 0;
        world.Cloud.Route53.Changed += _ => writes++;
        world.Cloud.Core.Journal.Written += entry => Note(entry, world, moment, seconds);
        world.Cloud.Core.Time.Run(() => PlayAsync(one, drawn, world, moment));
        var executions = world.Executions.ToList();
        return new DetectionRun(
            seconds, executions.Count, writes, world.Cloud.Core.Gate.Counts.GetValueOrDefault("rds:FailoverDBCluster"),
            [.. executions.Where(e => !e.IsRunning).Select(e => Word(EndedExecution.From(e).Report?.Outcome))],
            world.Global.Regions.Sum(r => r.Sns.Topics[0].Messages.Count(m => m.At >= World.Start + moment)));
    }

    private static async Task PlayAsync(DetectionCase one, DrawnWorld drawn, World world, TimeSpan moment)
    {
        var time = world.Cloud.Core.Time;
        world.Begin();
        foreach (var fault in drawn.Faults)
        {
            world.Cloud.Schedule(fault);
        }

        await time.Delay(moment + (one.Watch ?? Quiet), CancellationToken.None);
        while (one.Watch is null && time.Elapsed < Longest && world.Cloud.StepFunctions.AllExecutions.Any(e => e.IsRunning))
        {
            await time.Delay(Look, CancellationToken.None);
        }
    }

    private static void Note(JournalEntry entry, World world, TimeSpan moment, SortedDictionary<string, double> seconds)
    {
        var after = (entry.At - World.Start - moment).TotalSeconds;
        var witness = entry switch
        {
            { Source: "stepfunctions", Kind: "execution-started" } => Start,
            { Source: "cloudwatch", Kind: "alarm-state" } when entry.Detail.Contains("-> ALARM", StringComparison.Ordinal) =>
                Witnesses.FirstOrDefault(name => world.Databases.Any(d => entry.Subject == $"{d.Identifier}-{name}")),
            _ => null,
        };
        if (after >= 0 && witness is not null)
        {
            seconds.TryAdd(witness, after);
        }
    }

    private static string Word(Outcome? outcome) => outcome is { } word ? EnumText.Kebab(word) : "no report";
}
