using System.Text.RegularExpressions;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>Every ending times "are writes possible": no sentence in a message claims what the execution did not observe.</summary>
public sealed partial class ClaimTableTests
{
    private static readonly StandDownCause?[] Causes = [null, .. Enum.GetValues<StandDownCause>().Select(static c => (StandDownCause?)c)];

    /// <summary>
    /// The causes for standing down with nothing to do and without a proof: somebody else is acting, or the alarm or the region has
    /// recovered.
    /// </summary>
    private static readonly StandDownCause?[] Quiet =
        [StandDownCause.AnotherRunning, StandDownCause.AlarmCleared, StandDownCause.PrimaryRecovered, StandDownCause.Aftershock];

    [Fact]
    public void Compose_AnyEnd_ClaimsOnlyWhatWasObserved()
    {
        var ends = new HashSet<Outcome>();
        var heartbeats = Heartbeats().ToList();
        foreach (var (found, beats) in All().Select((found, n) => (found, heartbeats[n % heartbeats.Count])))
        {
            var report = ReportComposer.Compose(found, Found.End, beats);
            ends.Add(report.Outcome);
            var first = report.Message.Split('\n')[0];
            var (works, fails) = (ProvesWrites(found), RefutesWrites(found));
            Check(first.StartsWith("WRITES WORK since 2026-", StringComparison.Ordinal) == works,
                "line 1 to say that writes work where a proof was made");
            Check(first.StartsWith("WRITES DO NOT WORK: ", StringComparison.Ordinal) == fails,
                "line 1 to say that they do not where a probe failed");
            Check(works || fails || first.StartsWith("WRITES NOT TESTED: ", StringComparison.Ordinal), "line 1 to say that it is untested");
            Check(found.Probe is not null || !Claims().IsMatch(report.Message), "no claim of an answer without a probe");
            Check(
                works || !report.Message.Contains("Nothing to do", StringComparison.Ordinal)
                    || Quiet.Contains(found.Region?.Choice?.Cause ?? found.Verdict?.Cause),
                "not to be told that there is nothing to do");

            void Check(bool holds, string expected)
            {
                if (!holds)
                {
                    Assert.Fail($"Expected {expected}, but found: {report.Message}");
                }
            }
        }

        ends.ShouldBe(Enum.GetValues<Outcome>(), ignoreOrder: true);
    }

    /// <summary>A total outage while the stack only observes: the mail alerts an operator, and contains the command that acts.</summary>
    [Fact]
    public void Compose_ObservedOutageOfTheRegion_AsksForAnOperatorWithTheCommand()
    {
        var plan = Samples.Plan with { Mode = Mode.Observe };
        var choice = Samples.Chosen with
        {
            State = RegionChoiceState.StandingBy,
            Cause = StandDownCause.Observing,
            Reason = "observe mode: would promote eu-west-1",
        };
        AsksForAct(
            Sample.Verdict with { State = VerdictState.Region, Plan = plan }, found =>
            found with { Region = new(choice, null, null) }, "orders-eu");
    }

    [Fact]
    public void Compose_ObservedSwap_AsksForAnOperatorWithTheCommand() => AsksForAct(
        Found.Alarmed with { Plan = Sample.Plan with { Mode = Mode.Observe } },
        found => found with { Record = Sample.Swap with { State = SwapState.WouldChange }, Probe = Sample.Proven },
        "orders-prod");

    private static void AsksForAct(Verdict verdict, Func<ReportOutcomeRequest, ReportOutcomeRequest> found, string cluster)
    {
        var report = ReportComposer.Compose(found(new ReportOutcomeRequest { Execution = Sample.Execution, Verdict = verdict }), Found.End);
        report.Notify.ShouldBeTrue();
        report.Subject.ShouldBe($"[STOOD-DOWN] A PERSON MUST ACT: {cluster} via db.example.com");
        report.Message.ShouldStartWith("WRITES NOT TESTED: ");
        report.Message.ShouldContain(
            "What to do: A person must act: mode observe wrote nothing.\n  aws stepfunctions start-execution --region us-east-1 "
                + $"--state-machine-arn {Sample.Execution.StateMachine} " +
            $"--input '{{\"cluster\":\"{cluster}\",\"mode\":\"act\"}}'\n");
    }

    /// <summary>Not known; answered throughout; failed around the alarm.</summary>
    private static IEnumerable<Lookup<HeartbeatSeries>?> Heartbeats() =>
    [
        null,
        Lookup.From(new HeartbeatSeries(
            [.. Enumerable.Range(-12, 24).Select(static n => new HeartbeatPoint(Sample.Now + TimeSpan.FromSeconds(n * 10), true))],
            TimeSpan.FromSeconds(10),
            TimeSpan.FromSeconds(1))),
        Found.Beats,
    ];

    private static bool IsThroughRecord(ReportOutcomeRequest found) =>
        found.Probe?.RedriveCount == found.RedriveCount
        && !(found.Record?.State == SwapState.WouldChange && found.Record.At <= found.Probe.At)
        && !(found.Record?.State == SwapState.Changed && found.Record.At > found.Probe.At);

    private static bool ProvesWrites(ReportOutcomeRequest found) => found.Probe?.Outcome == ProbeOutcome.Proven && IsThroughRecord(found);

    private static bool RefutesWrites(ReportOutcomeRequest found) =>
        found.Probe is { Outcome: not ProbeOutcome.Proven } && IsThroughRecord(found);

    private static IEnumerable<ReportOutcomeRequest> All() =>
        from probe in Probes()
        from redrives in new[] { 0, 1 }
        from verdict in Verdicts()
        from region in verdict is { State: VerdictState.StandDown } ? [null] : Regions()
        from record in Records()
        from failure in region is null ? new[] { null, new Failure("States.Timeout", "late") } : [null]
        let found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            RedriveCount = redrives,
            Verdict = verdict,
            Region = region,
            Record = record,
            Probe = probe,
            Failure = failure,
        }

        // The function rejects a proof from before a redrive, and an execution that promotes a region does not merely observe.
        where !OutcomeDecision.IsOutdated(found) && !(region?.Promoted is not null && record is { State: SwapState.WouldChange })
        select found;

    private static IEnumerable<ProbeCheck?> Probes() =>
    [
        null,
        Sample.Proven,
        Sample.Proven with { Reason = $"{Sample.InstanceEndpoint("orders-prod-1")} is the writable primary" },
        Sample.Proven with { State = ProbeState.Waiting, Proofs = 1 },
        .. Enum.GetValues<ProbeOutcome>().Where(static o => o != ProbeOutcome.Proven).Select(static o => Sample.Proven with
        {
            State = ProbeState.Exhausted, Outcome = o, Proofs = 0, FirstProvenAt = null, Reason = "it fails so",
        }),
        Sample.Proven with
        {
            State = ProbeState.Recheck,
            Outcome = ProbeOutcome.Refused,
            Proofs = 0,
            FirstProvenAt = null,
            Reason = "it fails so",
            At = Sample.Now,
        },
    ];

    private static IEnumerable<Verdict?> Verdicts() =>
    [
        null,
        .. Enum.GetValues<VerdictState>().Where(static s => s != VerdictState.StandDown)
        .SelectMany(static s => new[] { Mode.Act, Mode.Observe }.Select(m =>
            Found.Alarmed with { State = s, Plan = Samples.Plan with { Mode = m, Alarm = Sample.Alarm } })),
        .. Causes.Select(static c => Found.Alarmed with
        {
            State = VerdictState.StandDown, Cause = c, Plan = Samples.Plan with { Alarm = Sample.Alarm },
        }),
    ];

    private static IEnumerable<RegionState?> Regions() =>
    [
        null,
        Samples.Region,
        Samples.Region with { Promotion = Samples.Started with { Planned = true, LossSeconds = null } },
        .. Enum.GetValues<RegionChoiceState>().Select(static s => new RegionState(Samples.Chosen with { State = s }, null, null)),
        .. Causes.Select(static c => new RegionState(Samples.Chosen with { State = RegionChoiceState.StandingBy, Cause = c }, null, null)),
    ];

    private static IEnumerable<RecordSwap?> Records() =>
        [null, .. Enum.GetValues<SwapState>().Select(static s => Sample.Swap with { State = s })];

    [GeneratedRegex("writer answered|is the writable primary|writer answers|WRITES WORK|WRITES DO NOT WORK")]
    private static partial Regex Claims();
}
