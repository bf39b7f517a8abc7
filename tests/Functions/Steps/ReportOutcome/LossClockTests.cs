using System.Text.RegularExpressions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

/// <summary>The request for approval and the report mean the same loss: more seconds later on, but counted from the same moment.</summary>
public sealed partial class LossClockTests
{
    [Fact]
    public void QuestionAndReport_ThreeMinutesApart_NameTheSameStart()
    {
        var context = new ChoiceContext(
            new ChooseRegionRequest(Samples.Plan, Sample.Execution, null, null), GlobalBuilder.Plan, new GlobalBuilder()
            .View(), Sample.Now);
        var question = ApprovalText.Compose(context, Samples.Chosen).Parts[0];
        var report = RegionOutcome.Loss(Samples.Started with { LossSeconds = 90 + 180, At = Samples.Chosen.At + TimeSpan.FromMinutes(3) });
        (Match(question), Match(report)).ShouldBe((("90", "2026-11-22T17:03:30Z"), ("270", "2026-11-22T17:03:30Z")));
    }

    private static (string Seconds, string Since) Match(string text)
    {
        var match = Loss().Match(text);
        return (match.Groups[1].Value, match.Groups[2].Value);
    }

    [GeneratedRegex(@"up to (\d+) s of writes may be lost \(those since (\S+)\)")]
    private static partial Regex Loss();
}
