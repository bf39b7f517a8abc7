using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The branches or items of one state: the first failure that counts stops all others.</summary>
internal sealed class Siblings(Visit visit, CancellationToken outer) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(outer);

    /// <summary>Why they were stopped, or null.</summary>
    public StateFailedException? Failure { get; private set; }

    public bool Stopped => stop.IsCancellationRequested;

    /// <summary>Runs one to its end, whichever: done, failed or stopped.</summary>
    /// <returns>Its failure, or null.</returns>
    public async ValueTask<StateFailedException?> RunAsync(Frame child)
    {
        try
        {
            await BlockRun.RunAsync(visit.Run, child, stop.Token);
            visit.Frame.LastEvent = child.LastEvent;
            return null;
        }
        catch (StateFailedException failure)
        {
            return failure;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !outer.IsCancellationRequested)
        {
            if (visit.State is MapState)
            {
                WriteAside(child, Iteration("MapIterationAborted", child));
            }

            WriteAborted(child);
            return null;
        }
    }

    public void StopFor(StateFailedException failure, Frame child)
    {
        if (Failure is null)
        {
            Failure = failure;
            visit.Frame.LastEvent = child.LastEvent;
            stop.Cancel();
        }
    }

    public void Dispose() => stop.Dispose();

    /// <summary>Writes a child's event; past the quota of events nothing more is written, and the failure that stops all is on its way.</summary>
    public void Write(Frame child, HistoryEntry entry)
    {
        if (!visit.Run.Execution.Log.IsFull)
        {
            child.LastEvent = visit.Run.Execution.Log.Append(child.LastEvent, entry);
        }
    }

    /// <summary>A Map's event of one of its items.</summary>
    public HistoryEntry Iteration(string type, Frame item) => new(type) { Name = visit.State.Name, Number = item.Item?.Index };

    /// <summary>
    /// Writes an event that nothing follows: it names the failure that stopped all, or the child's last event before there is one.
    /// </summary>
    public void WriteAside(Frame child, HistoryEntry entry)
    {
        var log = visit.Run.Execution.Log;
        if (!log.IsFull)
        {
            log.Append(Failure is null ? child.LastEvent : visit.Frame.LastEvent, entry);
        }
    }

    /// <summary>A task that failed its branch was never left: AWS calls that aborted.</summary>
    public void WriteFailedTask(Frame child)
    {
        if (child.Current is TaskState)
        {
            WriteAborted(child);
        }
    }

    private void WriteAborted(Frame child)
    {
        if (child.Entered && EventTypes.Aborted(child.Current) is { } type)
        {
            WriteAside(child, new HistoryEntry(type) { Name = child.Current.Name });
        }
    }
}
