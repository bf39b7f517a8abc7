using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;

namespace Failover.Drill.Web;

/// <summary>
/// A run that a browser follows; its page stays as long as this. A simulated one is also controlled there, and begins when somebody starts
/// it; one in real time begins by itself, and runs on.
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
    private readonly RealTime? real;
    private PageServer? server;

    /// <param name="real">Null: it is simulated.</param>
    public WebRun(Scenario scenario, int seed, double pace, RealTime? real = null)
    {
        this.real = real;
        run = ScenarioRun.Prepare(scenario, seed);
        control = new PaceControl(run.World.Cloud.Core.Time, pace, started.SetResult);
        page = new WorldPage(run, writes, sections, () => control.Now, controls: real is null, real?.Add);
    }

    /// <summary>Once it is served.</summary>
    public Uri Url => server?.Url ?? throw new InvalidOperationException("Expected a server, but none was started yet.");

    /// <summary>Starts, pauses, or changes the pace, as the page does.</summary>
    public void Control(string action, double pace = 0) => control.Do(action, pace);

    /// <summary>Plays the world up to the first fault, or what comes before real time, and serves its page.</summary>
    /// <param name="port">0: any free one.</param>
    /// <param name="watch">Called with the world before it begins.</param>
    /// <param name="stop">Ends the run, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>The run, to be awaited; its end is shown on the page.</returns>
    /// <exception cref="WebPortException">The port is taken.</exception>
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

        server = await PageServer.StartAsync(sections, port, real is null ? Control : null, stop);
        return play;
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private (ScenarioRun Run, RunEvidence Evidence) Play(CancellationToken stop)
    {
        var time = run.World.Cloud.Core.Time;
        using var ended = new CancellationTokenSource();
        var following = Task.CompletedTask;
        using var stopped = stop.UnsafeRegister(_ => time.Post(() => throw new OperationCanceledException(stop)), null);
        if (real is not null)
        {
            // The first page takes a second or two, for its graph's layout: applications would wait for it.
            page.ShowNow();
        }

        run.Play(real?.Prelude ?? run.Scenario.FirstFault, control.Now.Pace, world =>
        {
            if (real is not null)
            {
                real.Begin(world);
                Control("start");
            }

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
