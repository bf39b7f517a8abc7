using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>The findings of an execution that an alarm started and that swapped the record.</summary>
internal static class Found
{
    public static DateTimeOffset End { get; } = Sample.Now + TimeSpan.FromSeconds(52);

    public static Verdict Alarmed { get; } = Sample.Verdict with
    {
        State = VerdictState.Await,
        Reason = "no writer",
        Plan = Sample.Plan with { Alarm = Sample.Alarm, Reason = "heartbeat lost" },
        RecordValue = Sample.OldEndpoint,
    };

    /// <summary>Answered until 45 s before the verdict, and failed since.</summary>
    public static Lookup<HeartbeatSeries> Beats { get; } = Lookup.From(new HeartbeatSeries(
        [new(Sample.Now - TimeSpan.FromSeconds(45), true), new(Sample.Now - TimeSpan.FromSeconds(35), false)],
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(1)));

    public static ReportOutcomeRequest Recovered { get; } = new()
    {
        Execution = Sample.Execution,
        RedriveCount = 1,
        Verdict = Alarmed,
        Writer = Sample.Promoted,
        Record = Sample.Swap,
        InSync = Sample.InSync,
        Probe = Sample.Proven,
    };
}
