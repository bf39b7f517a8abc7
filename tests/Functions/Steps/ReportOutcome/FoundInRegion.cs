using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>The findings of an execution whose primary region was lost.</summary>
internal static class FoundInRegion
{
    public static ReportOutcomeRequest Start { get; } = new()
    {
        Execution = Sample.Execution,
        Verdict = Sample.Verdict with
        {
            State = VerdictState.Region,
            Plan = Samples.Plan with { Alarm = Sample.Alarm },
            RecordValue = Sample.OldEndpoint,
        },
    };

    public static ReportOutcomeRequest TookOver { get; } = Start with
    {
        Region = Samples.Region,
        Writer = Sample.Promoted,
        Record = Sample.Swap,
        InSync = Sample.InSync,
        Probe = Sample.Proven,
    };
}
