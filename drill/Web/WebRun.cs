using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;

namespace Failover.Drill.Web;

/// <summary>
/// A simulated run that a browser follows and controls: it begins when somebody starts it, and its page stays as long as this.
/// </summary>
internal sealed class WebRun : IAsyncDisposable
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ApiWriteLog writes = new();
    private readonly LiveSections sections = new();
    private readonly ScenarioRun run;
    private readonly PaceControl control;
    private readonly WorldPage page;
    private PageServer? server;

    public WebRun(Scenario scenario, int seed, double pace)
    {
        run = ScenarioRun.Prepare(scenario, seed);
        control = new PaceControl(run.World.Cloud.Core.Time, pace, started.SetResult);
        page = new WorldPage(run, writes, sections, () => control.Now, controls: true);
    }

    /// <summary>Once it is served.</summary>
    public Uri Url => server?.Url ?? throw new InvalidOperationException("Expected a server, but none was started yet.");

    /// <summary>Starts, pauses, or changes the pace, as the page does.</summary>
    public void Control(string action, double pace = 0) => control.Do(action, pace);

    /// <summary>Plays the world up to the first fault, and serves its page; then it waits for a start.</summary>
    /// <param name="port">0: any free one.</param>
    /// <param name="watch">Called with the world before it begins.</param>
    /// <param name="stop">Ends the run, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The run, to be awaited; its end is shown on the page.</returns>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task<Task<(ScenarioRun Run, RunEvidence Evidence)>> StartAsync(int port, Action<World>? watch, CancellationToken stop)
    {
        writes.Attach(run.World);
        watch?.Invoke(run.World);

        // The world needs a thread of its own: it waits on it for the next thing to happen.
        var play = Task.Factory.StartNew(() => Play(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAny(prepared.Task, play);
        if (play.IsFaulted)
        {
            await play;
        }

        server = await PageServer.StartAsync(sections, port, Control, stop);
        return play;
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private (ScenarioRun Run, RunEvidence Evidence) Play(CancellationToken stop)
    {
        var time = run.World.Cloud.Core.Time;
        using var ended = new CancellationTokenSource();
        var following = Task.CompletedTask;
        using var stopped = stop.UnsafeRegister(_ => time.Post(() => throw new OperationCanceledException(stop)), null);
        run.Play(run.Scenario.FirstFault, control.Now.Pace, _ =>
        {
            page.ShowNow();
            prepared.SetResult();
            started.Task.Wait(stop);
            following = page.FollowAsync(ended.Token);
        });
        ended.Cancel();
        following.Wait(CancellationToken.None);
        control.End();
        return (run, page.ShowEnd());
    }
}
