using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Pages;

/// <summary>The lanes that can be drawn from an execution's history, wherever it ran.</summary>
internal static class MachineLanes
{
    private const string Question = "RequestApproval";

    /// <summary>The state machine's waits, by what it waits for.</summary>
    public static Lane Machine(IReadOnlyList<StateVisit> visits) => new("State machine", [
        new Track(
            null,
            [
                .. visits.Where(static visit => visit.Until != visit.From).Select(static visit => new Span(
                    visit.From, visit.Until, IsWait(visit.State) ? SpanKind.Waiting : SpanKind.Working, visit.State)),
            ],
            []),
    ]);

    public static Lane People(IReadOnlyList<StateVisit> visits, IReadOnlyList<Mail> mails, IEnumerable<Mark> answers) => new("People", [
        new Track(
            null,
            [
                .. visits.Where(static visit => visit.State == Question)
                    .Select(static visit => new Span(visit.From, visit.Until, SpanKind.Waiting, "waiting for an answer")),
            ],
            [.. mails.Select(static mail => new Mark(mail.At, $"message: {mail.Subject}")), .. answers]),
    ]);

    /// <summary>From a change to INSYNC, as far as the history shows it.</summary>
    public static Lane Dns(IReadOnlyList<DnsChange> changes, IReadOnlyList<StateVisit> visits) => new("DNS", [
        new Track(
            null,
            [
                .. changes.DistinctBy(static change => change.At).Select(change => new Span(
                    change.At,
                    visits.LastOrDefault(visit => visit.State == "CheckInSync" && visit.From >= change.At)?.Until,
                    SpanKind.Waiting,
                    "propagating to Route 53's name servers")),
            ],
            [.. changes.Select(static change => new Mark(change.At, $"{change.Name} now points to {change.After ?? "nothing"}"))]),
    ]);

    private static bool IsWait(string state) => state == Question || state.StartsWith("WaitFor", StringComparison.Ordinal);
}
