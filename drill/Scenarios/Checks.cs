using System.Globalization;
using System.Text.Json;
using Failover.Functions.Contract;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Scenarios;

/// <summary>
/// What a scenario expects of its end, in the words of the story. Each returns null if it holds, else what does not hold.
/// </summary>
internal static class Checks
{
    public static string? RecordIsUntouched(this ScenarioRun run) => run.SwappedTimes(0) ?? run.RecordLeadsTo(run.RecordBefore);

    public static string? RecordLeadsToWriter(this ScenarioRun run) => run.RecordLeadsTo(run.World.Database.Writer.Host);

    public static string? RecordLeadsTo(this ScenarioRun run, string? value) => Expect(
        run.World.RecordValue == value,
        $"{run.World.Spec.Record} to point to {value ?? "nothing"}", run.World.RecordValue ?? "nothing");

    /// <summary>Counts our own changes of records, not those of others.</summary>
    public static string? SwappedTimes(this ScenarioRun run, int times) => Expect(
        run.Writes.Count() == times, Number(times, "change of ours"), Number(run.Writes.Count(), "change of ours"));

    /// <summary>Nothing of ours writes before that time, counted from the world's start.</summary>
    public static string? WritesNothingBefore(this ScenarioRun run, TimeSpan at) => Expect(
        run.Writes.All(c => run.At(c) >= at), $"no write before {at}", string.Join(", ", run.Writes.Select(c => run.At(c))));

    public static string? SummaryContains(this ScenarioRun run, string text) => Expect(
        run.Main?.Report?.Summary.Contains(text, StringComparison.Ordinal) == true,
        $"a summary that says '{text}'", $"'{run.Main?.Report?.Summary}'");

    /// <summary>This many executions in total ended with that outcome.</summary>
    public static string? Ended(this ScenarioRun run, int times, Outcome outcome) => Expect(
        run.Ended.Count(e => e.Report?.Outcome == outcome) == times,
        $"{times} times {outcome}", string.Join(", ", run.Ended.Select(e => e.Report?.Outcome.ToString() ?? e.Execution.Status.Value)));

    /// <summary>
    /// The other executions stood down, at least this many. More are no fault: while a change propagates, a name server that is behind may
    /// put an alarm into ALARM again.
    /// </summary>
    public static string? OthersStoodDown(this ScenarioRun run, int atLeast = 0)
    {
        var others = run.Ended.Where(e => e != run.Main).ToList();
        return Expect(
            others.Count >= atLeast && others.TrueForAll(static e => e.HasStoodDown),
            $"the others to stand down, {atLeast} or more",
            string.Join(", ", others.Select(static e => e.Report?.Outcome)));
    }

    /// <summary>A stack that only observes notifies operators, gives them the command that acts, and claims nothing about writes.</summary>
    public static string? AsksForAPerson(this ScenarioRun run) => Expect(
        run.Messages.Any(m => m.Subject?.Contains("A PERSON MUST ACT", StringComparison.Ordinal) == true
            && m.Message.StartsWith("WRITES NOT TESTED", StringComparison.Ordinal)
            && m.Message.Contains("\",\"mode\":\"act\"}'", StringComparison.Ordinal)),
        "operators to be asked to act, with the command",
            string.Join("; ", run.Messages.Select(m => $"{m.Subject}: {m.Message.Split('\n')[0]}")));

    /// <summary>Every finished execution notified operators, or had nothing to report.</summary>
    public static string? EverybodyWasTold(this ScenarioRun run)
    {
        var untold = run.Ended.Where(e => e.Report is { Notify: true } report && !run.Messages.Any(m => m.Message == report.Message))
            .ToList();
        return Expect(
            untold.Count == 0, "each report to be published", $"not published: {string.Join(", ", untold.Select(e => e.Report!.Subject))}");
    }

    /// <summary>Every execution that notified operators ended with this error, and its message says what was expected and found.</summary>
    public static string? EachFailedWith(this ScenarioRun run, string error)
    {
        var other = run.Ended.FirstOrDefault(
            e => e.Report is { Notify: true } report
                && (report.Error != error || !report.Summary.Contains("Expected", StringComparison.Ordinal)));
        return Expect(other is null, $"{error} with a clear message", other?.Report?.Summary ?? "no report");
    }

    /// <summary>The main execution is this attempt of the watch.</summary>
    public static string? StartedByTheWatch(this ScenarioRun run, int attempt) => Expect(
        run.Main?.Report?.Plan?.Alarm?.Attempt == attempt && run.Main.Execution.Name.StartsWith("watch-", StringComparison.Ordinal),
        $"attempt {attempt} of the watch", $"{run.Main?.Execution.Name}, attempt {run.Main?.Report?.Plan?.Alarm?.Attempt}");

    /// <summary>The heartbeat's workflow started the main execution.</summary>
    public static string? StartedByTheBeats(this ScenarioRun run) => Expect(
        run.Main?.Execution.Name.StartsWith("beats-", StringComparison.Ordinal) == true, "a start by the beats",
        $"{run.Main?.Execution.Name}");

    /// <summary>The alarm's own event started the main execution.</summary>
    public static string? StartedByTheAlarm(this ScenarioRun run) => Expect(
        run.Main?.Report?.Plan?.Alarm is { Source: null, Attempt: null }, "a start by the alarm", $"{run.Main?.Execution.Name}");

    /// <summary>This many reports were sent; alarms send messages of their own besides.</summary>
    public static string? ToldTimes(this ScenarioRun run, int times)
    {
        var reports = run.Messages.Where(m => m.Subject?.StartsWith('[') == true).Select(m => m.Subject).ToList();
        return Expect(reports.Count == times, Number(times, "report"), string.Join("; ", reports));
    }

    /// <summary>Like <see cref="Called"/>, if a second call may find that the first took effect.</summary>
    public static string? CalledAtMost(this ScenarioRun run, string action, int times) => Expect(
        run.CallsOf(action).Count() <= times, $"{times} calls of {action} at the most", Number(run.CallsOf(action).Count(), "call"));

    public static string? Called(this ScenarioRun run, string action, int times) => Expect(
        run.CallsOf(action).Count() == times, $"{times} calls of {action}", Number(run.CallsOf(action).Count(), "call"));

    public static string? Failed(this ScenarioRun run, string function, string error) => Expect(
        run.World.Cloud.Lambda.Invocations.Any(i => i.LogicalId == function && i.ErrorType == error),
        $"{function} to fail with {error}", "none such");

    public static string? Journal(this ScenarioRun run, string kind, string subject, string detail) => Expect(
        run.World.Cloud.Core.Journal.Entries.Any(e =>
            e.Kind == kind && e.Subject == subject && e.Detail.Contains(detail, StringComparison.Ordinal)),
        $"'{kind}' of {subject}: {detail}", "none such");

    /// <summary>When the writer was first proven, from the world's start.</summary>
    public static string? ProvenAfter(this ScenarioRun run, TimeSpan at)
    {
        var proven = run.Main?.Report?.Timeline.FirstOrDefault(e => e.Stage == "proven")?.At - Worlds.World.Start;
        return Expect(proven >= at, $"the proof after {at}", proven?.ToString() ?? "none");
    }

    public static IEnumerable<TimeSpan> CallsOf(this ScenarioRun run, string action) =>
        run.World.Global.Regions.SelectMany(r => r.Core.Gate.Calls).Where(c => c.Action == action).Select(c => c.At).Order();

    /// <summary>One field of each of the state's outputs in all executions, oldest first.</summary>
    public static IEnumerable<JsonElement> Found(this ScenarioRun run, string state, string field)
    {
        foreach (var output in run.Ended.SelectMany(e => e.Execution.History)
            .Where(h => h.StateExitedEventDetails?.Name == state)
            .Select(h => h.StateExitedEventDetails.Output))
        {
            using var document = JsonDocument.Parse(output);
            yield return document.RootElement.GetProperty(field).Clone();
        }
    }

    /// <summary>The outcome of each probe, oldest first: <c>proven</c>, <c>resolves-elsewhere</c>, ...</summary>
    public static IReadOnlyList<string?> Probes(this ScenarioRun run) =>
        [.. run.Found("ProbeWriter", "probe").Where(p => p.ValueKind == JsonValueKind.Object)
            .Select(p => p.GetProperty("outcome").GetString())];

    public static string? Expect(bool holds, string expected, string found) => holds ? null : $"expected {expected}, but found {found}";

    private static TimeSpan At(this ScenarioRun run, RecordChange change) => change.At - run.World.Cloud.Core.Time.Start;

    private static string Number(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
