using Failover.Drill.Ready;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Watch;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;

namespace Failover.Drill.Serving;

/// <summary>
/// A scenario's world in real time, for an external interpreter of the States Language. Nothing in it starts an execution: alarms go into
/// ALARM but their events are lost, the heartbeat may start nothing, and no operator does. That is left to the interpreter.
/// </summary>
internal sealed class ServedWorld
{
    private readonly IReadOnlyList<Fault> faults;
    private readonly InvokeApi api;

    /// <param name="strikesAfter">The real time from the start to the first fault.</param>
    public ServedWorld(Scenario scenario, int seed, TimeSpan strikesAfter)
    {
        World = new World(scenario.World, seed);
        World.Cloud.EventBridge.Add(new EventFault(EventFaultKind.Lose, TimeSpan.Zero, TimeSpan.MaxValue) { Source = "aws.cloudwatch" });
        World.Cloud.EventBridge.Add(new EventFault(EventFaultKind.Lose, TimeSpan.Zero, TimeSpan.MaxValue) { Source = "aws.rds" });
        var shift = World.WarmUp + strikesAfter - scenario.FirstFault;
        faults = [.. scenario.Faults
            .Where(fault => fault is not (StartByHand or EventArrival))
            .Select(fault => fault.At == TimeSpan.Zero ? fault : fault with { At = fault.At + shift })];
        api = new InvokeApi(World.Cloud.Lambda);
        FirstFaultAt = World.Start + World.WarmUp + strikesAfter;
    }

    public World World { get; }

    public DateTimeOffset FirstFaultAt { get; }

    public LambdaService Lambda => World.Cloud.Lambda;

    /// <summary>Deploys the stack and lets it settle, as fast as possible.</summary>
    public void Prepare() => World.Cloud.Core.Time.Run(async () =>
    {
        World.Begin();
        Misconfigurations.Take(World, "HeartbeatStateMachine", "StartTheFailover");
        Misconfigurations.Take(World, nameof(WatchFunction), "ListAndStart");
        foreach (var fault in faults)
        {
            World.Cloud.Schedule(fault);
        }

        await World.Cloud.Core.Time.Delay(World.WarmUp, CancellationToken.None);
    });

    /// <summary>Runs the world in real time until <paramref name="stop"/>. Blocks the calling thread.</summary>
    public void Live(CancellationToken stop)
    {
        var time = World.Cloud.Core.Time;
        time.Run(
            async () =>
            {
                var stopped = new TaskCompletionSource();
                using var registration = stop.UnsafeRegister(_ => time.Post(() => stopped.TrySetResult()), null);
                await stopped.Task;
            },
            pace: 1);
    }

    /// <summary>Invokes a function from any thread; it runs, and completes, on the world's own.</summary>
    public Task<InvokeAnswer> InvokeAsync(string function, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<InvokeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        World.Cloud.Core.Time.Post(() => _ = api.HandleAsync(function, body, CancellationToken.None).ContinueWith(
            answer.SetFromTask, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));
        return answer.Task.WaitAsync(cancellationToken);
    }
}
