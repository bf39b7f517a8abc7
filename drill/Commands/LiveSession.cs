using Failover.Drill.Live;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Web;
using Failover.Drill.Worlds;

namespace Failover.Drill.Commands;

/// <summary>A scenario on real sockets, from its databases' start to their end.</summary>
/// <param name="page">Where it says how to connect, and then what happens.</param>
/// <param name="stop">Ends the run with <see cref="OperationCanceledException"/>.</param>
internal sealed class LiveSession(Page page, Scenario scenario, LiveCommand.Choices choices, CancellationToken stop) : IAsyncDisposable
{
    private LiveDatabases? databases;
    private World? world;
    private CancellationTokenRegistration stopping;

    /// <summary>The scenario with the time that applications get to come back.</summary>
    public Scenario Story { get; } = scenario with { Settle = choices.Settle };

    /// <summary>Once the run has begun.</summary>
    public LiveDatabases Databases =>
        databases ?? throw new InvalidOperationException("Expected databases on sockets, but the run has not begun yet.");

    public RealTime InRealTime => new(scenario.FirstFault - choices.Strike, Begin, evidence => databases is null ? evidence
        : LiveEvidence.With(evidence, databases.Clients, evidence.Now ?? world!.Cloud.Core.Time.GetUtcNow(), TimeProvider.System));

    /// <summary>Plays it on a thread of its own, which the world needs: it waits there for the next thing to happen.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">An address is taken.</exception>
    /// <exception cref="IOException">The CA's file cannot be written, and so on.</exception>
    public Task<ScenarioRun> PlayAsync() => Task.Factory.StartNew(
        () => ScenarioRun.Execute(Story, choices.Seed, InRealTime.Prelude, pace: 1, Begin),
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public async ValueTask DisposeAsync()
    {
        await stopping.DisposeAsync();
        if (databases is not null)
        {
            await databases.DisposeAsync();
        }
    }

    private void Begin(World begun)
    {
        world = begun;
        stopping = stop.UnsafeRegister(_ => begun.Cloud.Core.Time.Post(() => throw new OperationCanceledException(stop)), null);
        databases = new LiveDatabases(begun, choices.ResolverPort, scenario.FirstFault, choices.Network);
        File.WriteAllText(choices.CaFile, databases.CaPem);
        LivePage.Connect(page, databases, begun.Spec.Record, begun.Database.Port, Path.GetFullPath(choices.CaFile));
        LiveView.Announce(page, scenario, choices.Seed);
        new LiveView(page, begun, World.Start + scenario.FirstFault).Attach();
    }
}
