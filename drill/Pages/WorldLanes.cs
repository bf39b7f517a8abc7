using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Functions.Contract;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Pages;

/// <summary>The lanes of a simulated world, from its journal.</summary>
internal static class WorldLanes
{
    /// <summary>More alarms than these add nothing at a glance.</summary>
    private const int MostAlarms = 6;

    public static IReadOnlyList<Lane> From(ScenarioRun run, HistoryReading history, IReadOnlyList<Mail> mails)
    {
        var entries = run.World.Cloud.Core.Journal.Entries.Where(entry => entry.At >= run.FirstFaultAt).ToList();
        return
        [
            Application(run),
            Database(entries),
            new Lane("DNS", [
                new Track(
                    null,
                    Spans(entries, "route53", ["record-changed"], ["change-in-sync"], SpanKind.Waiting, "propagating to the name servers"),
                    Marks(entries.Where(static e => e.Kind is "record-changed" or "health-check"))),
            ]),
            Alarms(entries),
            MachineLanes.Machine(history.Visits),
            MachineLanes.People(
                history.Visits, mails, Marks(entries.Where(static e => e.Source == "person"))),
        ];
    }

    /// <summary>A track for each kind of driver: those that do not follow the record fare differently.</summary>
    private static Lane Application(ScenarioRun run) => new("Application", [
        .. run.World.Clients.Select(client => new Track(
            run.World.Clients.Count > 1 ? EnumText.Kebab(client.Options.Driver) : null,
            run.World.Spec.HasApplication ? Outages(client.Report().Outages, run.World.Cloud.Core.Time.Start) : [],
            [])),
    ]);

    private static List<Span> Outages(IReadOnlyList<Outage> outages, DateTimeOffset start)
    {
        var spans = new List<Span>();
        var since = start;
        foreach (var outage in outages)
        {
            var (from, until) = (start + outage.From, start + outage.Until);
            spans.Add(new Span(since, from, SpanKind.Good, "writes are acknowledged"));
            spans.Add(new Span(from, until, SpanKind.Bad, "can't write"));
            since = until ?? DateTimeOffset.MaxValue;
        }

        if (since < DateTimeOffset.MaxValue)
        {
            spans.Add(new Span(since, null, SpanKind.Good, "writes are acknowledged"));
        }

        return spans;
    }

    private static Lane Database(List<JournalEntry> entries) => new("Database", [
        new Track(
            null,
            Spans(
                entries, "documentdb", ["failover-started", "global-failover"], ["writer-promoted", "global-promoted", "no-replica"],
                SpanKind.Working, "promoting"),
            [
                .. entries.Where(static e => e.Source == "fault" && e.Kind == "strikes")
                    .Select(static e => new Mark(e.At, $"fault: {e.Detail}")),
                .. entries.Where(static e => e.Source == "documentdb").Select(static e => new Mark(e.At, $"{e.Subject}: {e.Detail}")),
            ]),
    ]);

    private static Lane Alarms(List<JournalEntry> entries) => new("Alarms", [
        .. entries.Where(static e => e.Kind == "alarm-state").GroupBy(static e => e.Subject, StringComparer.Ordinal)
            .Where(static alarm => alarm.Any(IsRaised)).Take(MostAlarms)
            .Select(static alarm => new Track(alarm.Key, InAlarm([.. alarm]), [])),
    ]);

    private static IReadOnlyList<Mark> Marks(IEnumerable<JournalEntry> entries) =>
        [.. entries.Select(static e => new Mark(e.At, e.Detail))];

    private static List<Span> InAlarm(List<JournalEntry> changes) =>
    [
        .. changes.Select((change, index) => (change, Next: index + 1 < changes.Count ? changes[index + 1].At : (DateTimeOffset?)null))
            .Where(static pair => IsRaised(pair.change))
            .Select(static pair => new Span(pair.change.At, pair.Next, SpanKind.Bad, "in ALARM")),
    ];

    /// <summary>"OK -> ALARM: reason".</summary>
    private static bool IsRaised(JournalEntry change) =>
        change.Detail.Split(" -> ", 2)[^1].StartsWith("ALARM", StringComparison.Ordinal);

    /// <summary>From each entry that begins something to the next entry that ends it.</summary>
    private static List<Span> Spans(
        List<JournalEntry> entries, string source, string[] begins, string[] ends, SpanKind kind, string label) =>
    [
        .. entries.Where(e => e.Source == source && begins.Contains(e.Kind)).Select(begin => new Span(
            begin.At, entries.Find(e => e.At >= begin.At && ends.Contains(e.Kind))?.At, kind, $"{begin.Subject}: {label}")),
    ];
}
