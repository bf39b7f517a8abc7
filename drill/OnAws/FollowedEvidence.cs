using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;
using Failover.Functions;
using Failover.Functions.Contract;

namespace Failover.Drill.OnAws;

/// <summary>The evidence that an execution on AWS leaves: its history and its report, but nothing about the application.</summary>
internal static class FollowedEvidence
{
    /// <summary>What an execution that has not ended has left so far.</summary>
    /// <inheritdoc cref="From"/>
    public static RunEvidence SoFar(
        string arn, FollowedExecution followed, HistoryReading reading, IReadOnlyList<Happening> happenings, DateTimeOffset now)
    {
        var evidence = From(arn, followed, reading, happenings);
        return evidence with
        {
            Origin = followed.StartedAt is null ? now : evidence.Origin,
            Now = now,
            Outcome = followed.Outcome ?? RunEvidence.Running,
            Summary = followed.Report is not null ? evidence.Summary
                : reading.Visits is [.., { } last] ? $"The execution is in the state {last.State}." : "The execution has started.",
        };
    }

    /// <param name="followed">The follower that was given every event that <paramref name="reading"/> was.</param>
    public static RunEvidence From(
        string arn, FollowedExecution followed, HistoryReading reading, IReadOnlyList<Happening> happenings)
    {
        var report = Report(followed.Report);
        var started = followed.StartedAt ?? default;
        var origin = report?.Recovery?.LastProof ?? report?.Timeline.Select(static entry => entry.At).Append(started).Min() ?? started;
        return new RunEvidence
        {
            Title = arn[(arn.LastIndexOf(':') + 1)..],
            Source = arn,
            Outcome = followed.Outcome,
            Summary = Text(followed.Report, "summary") ?? $"The execution is {followed.Status ?? "RUNNING"} and left no report.",
            Message = Text(followed.Report, "message"),
            Report = report,
            Origin = origin,
            OriginName = report is null ? "the start of the execution"
                : report.Recovery?.LastProof is null ? "the first entry of the report" : "the last proof that writes worked",
            Definition = Definitions.Failover,
            Visits = reading.Visits,
            Lanes = Lanes(report, reading),
            Happenings = happenings,
            DnsChanges = reading.DnsChanges,
            Proofs = reading.Proofs,
            Mails = reading.Mails,
            Writes = reading.Writes,
            Facts =
            [
                new Fact("Execution", arn),
                new Fact("Status", followed.Status ?? "RUNNING"),
                .. RunFacts.Plan(report?.Plan),
                .. RunFacts.Versions(Definitions.Failover),
            ],
        };
    }

    private static IReadOnlyList<Lane> Lanes(Report? report, HistoryReading reading)
    {
        var recovery = report?.Recovery;
        return
        [
            new Lane("Application", [
                new Track(
                    null,
                    recovery is { LastProof: { } last, IsOutageSeen: true }
                        ? [new Span(last, recovery.FirstProof, SpanKind.Bad, "no proof that writes work")] : [],
                    []),
            ]),
            new Lane("Database", [new Track(null, [], Marks(report, "drill", "promoting", "promoted-region", "promoted", "event"))]),
            MachineLanes.Dns(reading.DnsChanges, reading.Visits),
            new Lane("Alarms", [new Track(null, [], Marks(report, "alarm"))]),
            MachineLanes.Machine(reading.Visits),
            MachineLanes.People(reading.Visits, reading.Mails, Marks(report, "approval")),
        ];
    }

    private static IReadOnlyList<Mark> Marks(Report? report, params string[] stages) =>
    [
        .. (report?.Timeline ?? []).Where(entry => stages.Contains(entry.Stage)).Select(static entry => new Mark(entry.At, entry.Note)),
    ];

    /// <summary>Null for the plain report, which lacks most fields, and for one of another version that cannot be read.</summary>
    private static Report? Report(JsonObject? report)
    {
        try
        {
            return report.Deserialize(FailoverJson.Default.Report);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject? report, string name) => report?[name] is JsonValue value ? value.ToString() : null;
}
