using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The branches or items of one state: the first failure that is not tolerated stops all others.</summary>
internal sealed class Siblings(Visit visit, CancellationToken outer) : IDisposable
{
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(outer);

    /// <summary>The failure that stopped them; null if none did.</summary>
    public StateFailedException? Failure { get; private set; }

    public bool Stopped => stop.IsCancellationRequested;

    /// <summary>Runs one of them until it is done, has failed or is stopped.</summary>
    /// <returns>Its failure; null if it did not fail.</returns>
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

    /// <summary>
    /// Writes a child's event; once the quota of events is used up, nothing more is written, and a failure is about to stop all children.
    /// </summary>
    public void Write(Frame child, HistoryEntry entry)
    {
        if (!visit.Run.Execution.Log.IsFull)
        {
            child.LastEvent = visit.Run.Execution.Log.Append(child.LastEvent, entry);
        }
    }

    /// <summary>An event of a Map about one of its items.</summary>
    public HistoryEntry Iteration(string type, Frame item) => new(type) { Name = visit.State.Name, Number = item.Item?.Index };

    /// <summary>
    /// Writes an event that no other follows. Its previous event is the failure that stopped all, or else the child's last event.
    /// </summary>
    public void WriteAside(Frame child, HistoryEntry entry)
    {
        var log = visit.Run.Execution.Log;
        if (!log.IsFull)
        {
            log.Append(Failure is null ? child.LastEvent : visit.Frame.LastEvent, entry);
        }
    }

    /// <summary>A task whose failure failed its branch has no exit event; AWS writes an aborted event.</summary>
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
