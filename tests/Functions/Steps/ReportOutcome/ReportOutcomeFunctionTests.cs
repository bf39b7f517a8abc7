using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class ReportOutcomeFunctionTests
{
    private readonly FakeMetrics metrics = new();
    private readonly FakeContext context = new();

    [Fact]
    public void Handle_Recovered_WritesMetricsThatCloudWatchReads()
    {
        Handle(new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Sample.Verdict,
            Record = Sample.Swap,
            Probe = Sample.Proven,
        });
        var line = metrics.Documents.ShouldHaveSingleItem();
        line.GetProperty("Cluster").GetString().ShouldBe("orders-prod");
        line.GetProperty("Recovered").GetInt32().ShouldBe(1);
        line.GetProperty("Unrecovered").GetInt32().ShouldBe(0);
        line.GetProperty("RecoverySeconds").GetDouble().ShouldBe(60);
        line.GetProperty("_aws").GetProperty("Timestamp").GetInt64().ShouldBe(Sample.Now.ToUnixTimeMilliseconds());
        var declared = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        declared.GetProperty("Namespace").GetString().ShouldBe("Failover");
        declared.GetProperty("Metrics").EnumerateArray().Select(m => m.GetProperty("Name").GetString())
            .ShouldBe(["Recovered", "StoodDown", "Drilled", "Unrecovered", "RecoverySeconds"]);
        context.Lines.Written.ShouldHaveSingleItem().ShouldContain($"{Sample.Execution.Id} Recovered");
    }

    [Fact]
    public void Handle_ProvenBeforeARedrive_IsNotReported()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Sample.Verdict,
            Record = Sample.Swap,
            Probe = Sample.Proven,
            RedriveCount = 1,
        };
        Should.Throw<ProofOutdatedException>(() => Handle(found)).Message.ShouldContain("before the execution was redriven");
        metrics.Documents.ShouldBeEmpty();
    }

    [Fact]
    public void Handle_NothingFound_IsCountedForAnUnknownCluster()
    {
        Handle(new ReportOutcomeRequest { Execution = Sample.Execution }).Outcome.ShouldBe(Outcome.Unrecovered);
        var line = metrics.Documents.ShouldHaveSingleItem();
        line.GetProperty("Cluster").GetString().ShouldBe("unknown");
        line.GetProperty("Unrecovered").GetInt32().ShouldBe(1);
        line.TryGetProperty("RecoverySeconds", out _).ShouldBeFalse();
        metrics.Lines[0].ShouldNotContain("\n");
    }

    [Fact]
    public void Handle_NoVerdict_HasNoEvents() => RecentEvents.From(null).ShouldBeEmpty();

    private Report Handle(ReportOutcomeRequest request) =>
        new ReportOutcomeFunction(metrics, new FakeTimeProvider(Sample.Now)).Handle(request, context);
}
