using System.Globalization;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.LocalCloud.Time;
using Spectre.Console;

namespace Failover.Drill.Pages;

/// <summary>The evidence that a run on the local cloud leaves.</summary>
internal static class SimulatedEvidence
{
    /// <summary>What a run that has not ended has left so far; on the world's own thread.</summary>
    /// <param name="writes">Of a log that was attached before the world's time began.</param>
    public static RunEvidence SoFar(ScenarioRun run, IReadOnlyList<ApiWrite> writes)
    {
        run.ReadExecutions();
        var main = run.Main;
        var isOver = main?.Report is not null;
        return From(run, writes) with
        {
            Now = run.World.Cloud.Core.Time.GetUtcNow(),
            Outcome = isOver ? EnumText.Kebab(run.Outcome!.Value) : RunEvidence.Running,
            Expectation = null,
            Summary = isOver ? main!.Report!.Summary
                : main is null ? "No execution has started yet."
                : $"The execution {main.Execution.Name} is at work.",
        };
    }

    /// <param name="writes">Of a log that was attached before the world's time began.</param>
    public static RunEvidence From(ScenarioRun run, IReadOnlyList<ApiWrite> writes)
    {
        var main = run.Main?.Execution;
        var history = new HistoryReading(main?.History ?? [], main is null ? "" : run.World.RegionOf(main).Name);
        var mails = Mail.From(run).Where(mail => mail.At >= run.FirstFaultAt).ToList();
        var outcome = run.Outcome is { } word ? EnumText.Kebab(word) : null;
        return new RunEvidence
        {
            Title = run.Scenario.Name,
            Source = string.Create(CultureInfo.InvariantCulture, $"Rehearsed on the local cloud, seed {run.Seed}"),
            Story = run.Scenario.Story,
            Plan = [.. run.Scenario.Faults.OrderBy(static fault => fault.At).Select(fault =>
                $"{Seconds.Since(fault.At - run.Scenario.FirstFault)}: {fault.Describe()}")],
            Outcome = outcome,
            Summary = run.Main?.Report?.Summary ?? (main is null ? "No execution ran." : $"{main.Error}: {main.Cause}"),
            Expectation = new Expectation(
                run.Scenario.Expected is { } expected ? EnumText.Kebab(expected) : "no execution", run.Complaint),
            Message = run.Main?.Report?.Message,
            Report = run.Main?.Report,
            Origin = run.FirstFaultAt,
            OriginName = "the first fault",
            ApplicationOutageSeconds = run.World.Spec.HasApplication ? run.Client.LongestOutageSeconds : null,
            Definition = Definitions.Failover,
            Visits = history.Visits,
            Lanes = WorldLanes.From(run, history, mails),
            Happenings = Happenings(run),
            DnsChanges =
            [
                .. run.Changes.Where(change => change.At >= run.FirstFaultAt).Select(static change => new DnsChange(
                    change.At, (change.After ?? change.Before)!.Name, (change.After ?? change.Before)!.Type,
                    Value(change.Before), Value(change.After), change.Caller)),
            ],
            Proofs = history.Proofs,
            Mails = mails,
            Writes = [.. writes.Where(write => write.Until >= run.FirstFaultAt)],
            Facts = RunFacts.From(run),
        };
    }

    private static string? Value(LocalCloud.Route53.DnsRecord? record) => record is null ? null : string.Join(", ", record.Values);

    // What the live view shows, in its words.
    private static IReadOnlyList<Happening> Happenings(ScenarioRun run)
    {
        var lines = run.World.Cloud.Core.Journal.Entries.Where(entry => entry.At >= run.FirstFaultAt)
            .Select(static entry => (entry.At, Line: Named(CloudLines.From(entry), entry))).ToList();
        if (run.Main?.Execution is { } main)
        {
            var states = new StateLines();
            lines.AddRange(main.History.Where(static e => e.StateExitedEventDetails is not null).Select(happened =>
            {
                var (exited, at) = (happened.StateExitedEventDetails, AwsTime.Utc(happened.Timestamp ?? default));
                return (at, states.Left(main.Arn, "", exited.Name, exited.Output ?? "null", at));
            }));
        }

        return [.. lines.Where(static pair => pair.Line is not null).OrderBy(static pair => pair.At)
            .Select(static pair => Of(pair.At, pair.Line!.Value))];
    }

    /// <summary>Adds the application's own name: there may be one for each kind of driver.</summary>
    private static LiveLine? Named(LiveLine? line, JournalEntry entry) =>
        line is { } shown && entry.Source == "client" ? shown with { What = entry.Subject } : line;

    /// <summary>A line of the terminal's view as a row of the page.</summary>
    public static Happening Of(DateTimeOffset at, LiveLine line) =>
        new(at, line.What, ShortNames.In(line.Found), Tone(line.Style));

    private static string Tone(Style style) => style.Equals(Look.Bad) ? "bad" : style.Equals(Look.Good) ? "good"
        : style.Equals(Look.Warning) ? "warning" : "plain";
}
