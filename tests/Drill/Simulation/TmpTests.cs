using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using static Failover.Tests.Drill.Simulation.Cases;
namespace Failover.Tests.Drill.Simulation;
public sealed class TmpTests
{
    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 10)]
    public void Show(bool isOld, int hb)
    {
        var record = isOld ? RecordStart.OldEndpoint : RecordStart.Absent;
        var run = SimulationRun.Execute(Of(Pinned with { Record = record, HeartbeatSeconds = hb }));
        System.IO.File.WriteAllLines($"/tmp/e14/tmp-{isOld}.txt", run.Trace.Select(e => $"{e.At:HH:mm:ss.fff} {e.Source} {e.Kind} {e.Subject} {e.Detail}"));
        System.IO.File.AppendAllLines($"/tmp/e14/tmp-{isOld}.txt", run.Outcomes.Concat(run.Messages));
    }
}
