using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One try of a Parallel: all branches concurrently, with the same input.</summary>
internal static class ParallelRun
{
    /// <returns>The branches' outputs, in the definition's order.</returns>
    public static async ValueTask<Attempt> RunAsync(Visit visit, ParallelState state, Value input, CancellationToken cancellationToken)
    {
        var frame = visit.Frame;
        if (frame.Children is null)
        {
            var branchInput = state.Parameters?.Evaluate(input, visit) ?? input;
            var started = visit.Append(new HistoryEntry("ParallelStateStarted"));
            frame.Children = [.. state.Branches.Select(block => new Frame(block, branchInput, frame.Item) { LastEvent = started })];
        }
        else
        {
            Resume(frame);
        }

        var children = frame.Children;
        using var siblings = new Siblings(visit, cancellationToken);
        await Task.WhenAll(children.Where(static child => child.Output is null).Select(child => BranchAsync(siblings, child)));
        cancellationToken.ThrowIfCancellationRequested();
        if (siblings.Failure is { } failure)
        {
            visit.BranchesFailed = true;
            return new Attempt(failure);
        }

        visit.AppendAside(new HistoryEntry("ParallelStateSucceeded"));
        return new Attempt(new ArrayValue([.. children.Select(static child => child.Output ?? NullValue.Instance)]));
    }

    /// <summary>After a redrive, the branches that are not done continue; their next event follows the redrive's.</summary>
    public static void Resume(Frame frame)
    {
        foreach (var child in frame.Children ?? [])
        {
            child.LastEvent = frame.LastEvent;
        }
    }

    private static async Task BranchAsync(Siblings siblings, Frame child)
    {
        if (!siblings.Stopped && await siblings.RunAsync(child) is { } failure)
        {
            siblings.WriteFailedTask(child);
            siblings.StopFor(failure, child);
        }
    }
}
