using Failover.Functions.Contract;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ProbeWriter;

public sealed class ProbeTargetTests
{
    [Fact]
    public void Require_UnclearWriter_AsksItsEndpointItself()
    {
        var unclear = Sample.Promoted with { State = WriterState.Unclear, Target = "a.example", Port = 27018, Hosts = ["h.example"] };
        var target = ProbeTarget.Require(new ProbeWriterRequest(Sample.Verdict, Sample.Swap, null, Writer: unclear));
        (target.Name, target.Endpoint, target.Port, target.Hosts.ShouldHaveSingleItem())
            .ShouldBe(("a.example", "a.example", 27018, "h.example"));
    }

    [Fact]
    public void Of_VerdictAlone_IsWhatItFound() =>
        TargetOf(null).ShouldBe(new ProbeTarget(Sample.Record, Sample.ClusterEndpoint, 27017, Sample.Verdict.Hosts));

    [Fact]
    public void Of_Swap_TakesPrecedenceOverTheVerdict()
    {
        var hosts = new[] { "a" };
        TargetOf(Sample.Swap with { Target = "new.example", Port = 27018, Hosts = hosts })
            .ShouldBe(new ProbeTarget(Sample.Record, "new.example", 27018, hosts));
    }

    [Fact]
    public void Of_ObserveMode_ProvesWhatTheRecordWouldPointTo() =>
        TargetOf(Sample.Swap with { State = SwapState.WouldChange, Target = "new.example" }).Name.ShouldBe("new.example");

    [Fact]
    public void Of_SwapWithoutTarget_IsTheVerdicts() =>
        TargetOf(Sample.Swap with { State = SwapState.WriterChanged, Target = null, Port = 1, Hosts = [] })
            .ShouldBe(new ProbeTarget(Sample.Record, Sample.ClusterEndpoint, 27017, Sample.Verdict.Hosts));

    [Fact]
    public void Of_NoTargetAtAll_IsRefused() =>
        Should.Throw<InvalidRequestException>(() => ProbeTarget.Require(new(Sample.Verdict with { Target = null }, null, null)))
            .ShouldTell("record.target or verdict.target", "found none", "see UpsertCname");

    private static ProbeTarget TargetOf(RecordSwap? record) => ProbeTarget.Require(new(Sample.Verdict, record, null));
}
