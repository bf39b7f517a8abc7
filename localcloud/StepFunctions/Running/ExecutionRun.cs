using System.Runtime.ExceptionServices;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One run of an execution, from its start or a redrive to its end.</summary>
internal sealed class ExecutionRun(IExecutionHost service, StateMachine machine, StateMachineExecution execution)
{
    private readonly CancellationTokenSource stop = new();
    private ITimer? timer;

    public IExecutionHost Service => service;

    public CloudCore Core => service.Core;

    public StateMachineExecution Execution => execution;

    public ITaskRunner Tasks => machine.Tasks;

    public Random Random { get; } = service.Core.Chance.Stream("stepfunctions");

    public ObjectValue MachineContext => machine.Context;

    /// <summary><c>$$.Execution</c>.</summary>
    public ObjectValue ExecutionContext => field ??= execution.Context(machine.RoleArn);

    /// <summary>
    /// Standard workflows are durable: in a region that is down, an execution pauses and later resumes. Express workflows are not: their
    /// executions are lost.
    /// </summary>
    /// <exception cref="OperationCanceledException">The execution is lost.</exception>
    public Task RegionUpAsync()
    {
        if (machine.IsExpress && Core.IsDown)
        {
            execution.Abort("States.Runtime", $"{Core.Region} is down");
            stop.Token.ThrowIfCancellationRequested();
        }

        return Core.Links.UpAsync(Core.Region);
    }

    public void Start()
    {
        if (machine.Timeout is { } timeout)
        {
            timer = Core.Time.CreateTimer(
                static run => ((ExecutionRun)run!).Execution.TimeOut(), this, timeout, Timeout.InfiniteTimeSpan);
        }

        Core.Time.Post(() => _ = RunAsync());
    }

    /// <summary>Ends the run at its current state and cancels its running tasks.</summary>
    public void Stop()
    {
        timer?.Dispose();
        stop.Cancel();
    }

    private async Task RunAsync()
    {
        var root = execution.Root;
        try
        {
            var output = await BlockRun.RunAsync(this, root, stop.Token);
            execution.Succeed(output);
        }
        catch (StateFailedException failure)
        {
            execution.Fail(failure);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller of Stop has recorded the reason.
        }
#pragma warning disable CA1031 // A defect in a task runner must stop the world, not just a task whose result may never be read.
        catch (Exception defect)
        {
            Core.Time.Post(() => ExceptionDispatchInfo.Throw(defect));
        }
#pragma warning restore CA1031
        finally
        {
            timer?.Dispose();
        }
    }
}
