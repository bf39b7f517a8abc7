using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Web;

/// <summary>
/// Brings a page up to date while a world runs. It reads the world on the world's own thread, and makes the page elsewhere. After each
/// time it rests nine times as long as that took, at least half a second: however long a run gets, its page takes a tenth of the time.
/// </summary>
/// <param name="controls">Whether its page can pause it.</param>
/// <param name="add">Adds what the world itself does not know.</param>
internal sealed class WorldPage(
    ScenarioRun run, ApiWriteLog writes, LiveSections sections, Func<(string Phase, double Pace)> state, bool controls,
    Func<RunEvidence, RunEvidence>? add = null)
{
    private const int Rest = 9;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    /// <summary>As it is now; on the world's own thread, or while it does not run.</summary>
    public void ShowNow() => Show(SimulatedEvidence.SoFar(run, writes.Writes));

    /// <summary>The whole run, once it has ended.</summary>
    /// <returns>What is shown.</returns>
    public RunEvidence ShowEnd()
    {
        var evidence = SimulatedEvidence.From(run, writes.Writes);
        return Show(evidence);
    }

    /// <summary>Until <paramref name="ended"/>; the end is the caller's to show.</summary>
    public async Task FollowAsync(CancellationToken ended)
    {
        try
        {
            while (true)
            {
                var began = TimeProvider.System.GetTimestamp();
                var look = new TaskCompletionSource<RunEvidence>(TaskCreationOptions.RunContinuationsAsynchronously);
                run.World.Cloud.Core.Time.Post(() => look.SetResult(SimulatedEvidence.SoFar(run, writes.Writes)));
                Show(await look.Task.WaitAsync(ended));
                var rest = TimeProvider.System.GetElapsedTime(began) * Rest;
                await Task.Delay(rest > Shortest ? rest : Shortest, TimeProvider.System, ended);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    private RunEvidence Show(RunEvidence seen)
    {
        var evidence = add?.Invoke(seen) ?? seen;
        var (phase, pace) = state();
        sections.Update(evidence, new LiveState(phase, pace, (evidence.Now - evidence.Origin)?.TotalSeconds, controls));
        return evidence;
    }
}
