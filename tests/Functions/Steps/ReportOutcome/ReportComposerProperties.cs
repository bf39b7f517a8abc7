using CsCheck;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>Whatever an execution found, a report can be made of it.</summary>
public sealed class ReportComposerProperties
{
    [Fact]
    public void Compose_AnyCombination_NeverThrowsAndFitsSns() => AnyFound().Sample(found =>
    {
        var report = ReportComposer.Compose(found, Found.End);
        report.Subject.Length.ShouldBeInRange(1, 99);
        report.Subject.ShouldAllBe(c => c >= ' ' && c <= '~');
        report.Message.ShouldContain("What to do: ");
        report.Timeline.Count(t => t.Stage == "report").ShouldBe(1);
        report.Timeline.Select(t => t.At).ShouldBe(report.Timeline.Select(t => t.At).Order());
        ReportMetrics.Compose("Failover", report).ShouldNotContain("\n");
        if (report.Outcome is Outcome.Recovered or Outcome.Drilled)
        {
            found.Probe.ShouldNotBeNull().State.ShouldBe(ProbeState.Proven);
            found.Failure.ShouldBeNull();
        }
    }, iter: 3000);

    private static Gen<ReportOutcomeRequest> AnyFound()
    {
        var verdict = Gen.Select(
            Gen.Enum<VerdictState>(), Gen.Enum<Mode>(), Gen.OneOf(1, 63), Gen.OneOf(10, 253),
            Gen.OneOf(DateTimeOffset.MinValue, Sample.Now, DateTimeOffset.MaxValue))
            .Select((state, mode, cluster, record, alarm) => Sample.Verdict with
            {
                State = state,
                Events = [new ClusterEvent(Sample.Now, "event")],
                Plan = Sample.Plan with
                {
                    Mode = mode,
                    Cluster = new string('c', cluster),
                    Record = new string('r', record),
                    Alarm = Sample.Alarm with { StateChangedAt = alarm },
                },
            });
        var writer = Gen.Enum<WriterState>().Select(s => Sample.Promoted with { State = s });
        var record = Gen.Enum<SwapState>().Select(s => Sample.Swap with { State = s });
        var inSync = Gen.Enum<InSyncState>().Select(s => Sample.InSync with { State = s });
        var probe = Gen.Select(Gen.Enum<ProbeState>(), Gen.Enum<ProbeOutcome>(), Gen.Bool)
            .Select((s, o, dated) => Sample.Proven with { State = s, Outcome = o, FirstProvenAt = dated ? Sample.Now : null });
        var failure = Gen.Select(
            Gen.OneOf<string?>(null, "X"), Gen.OneOf<string?>(null, "{", "{\"errorMessage\": 1}", new string('é', 5000)))
            .Select((e, c) => new Failure(e, c));
        var drill = Gen.Bool.Select(attached => attached ? DrillStart.Attached("a", Sample.Now) : DrillStart.Started("a", Sample.Now));
        return Gen.Select(Maybe(verdict), Maybe(drill), Maybe(writer), Maybe(record), Maybe(inSync), Maybe(probe), Maybe(failure))
            .Select((v, d, w, r, i, p, f) => new ReportOutcomeRequest
            {
                Execution = Sample.Execution,
                Verdict = v,
                Drill = d,
                Writer = w,
                Record = r,
                InSync = i,
                Probe = p,
                Failure = f,
            });
    }

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Select(Gen.Bool, gen).Select((there, value) => there ? value : null);
}
