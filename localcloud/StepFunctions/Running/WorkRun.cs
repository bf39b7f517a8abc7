using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Runs Task, Parallel and Map states, and applies Retry and Catch to their failures.</summary>
internal static class WorkRun
{
    public static async ValueTask<Step> RunAsync(Visit visit, WorkState state, CancellationToken cancellationToken)
    {
        int[]? retries = null;
        while (true)
        {
            StateFailedException failure;
            await visit.Run.RegionUpAsync();
            try
            {
                var attempt = await TryAsync(visit, state, cancellationToken);
                if (attempt.Result is { } result)
                {
                    return Finish(visit, state, result);
                }

                failure = attempt.Failure!;
            }
            catch (EvaluationException problem)
            {
                failure = visit.Explain(problem);
            }
            catch (StateFailedException problem)
            {
                failure = problem;
            }

            visit.Run.Service.OnTaskFailed(visit, failure);
            if (NextDelay(visit, state, failure, ref retries) is not { } delay)
            {
                if (visit.BranchesFailed)
                {
                    visit.Append(new HistoryEntry(state is MapState ? "MapStateFailed" : "ParallelStateFailed"));
                }

                return Catch(visit, state, failure);
            }

            await Waits.UntilAsync(visit.Run.Core.Time, visit.Run.Core.Time.GetUtcNow() + delay, cancellationToken);
            (visit.Frame.Children, visit.BranchesFailed) = (null, false);
            visit.CountRetry();
        }
    }

    private static ValueTask<Attempt> TryAsync(Visit visit, WorkState state, CancellationToken cancellationToken)
    {
        var input = visit.SelectInput();
        return state switch
        {
            TaskState task => TaskRun.RunAsync(visit, task, input, cancellationToken),
            ParallelState parallel => ParallelRun.RunAsync(visit, parallel, input, cancellationToken),
            _ => MapRun.RunAsync(visit, (MapState)state, input, cancellationToken),
        };
    }

    private static Step Finish(Visit visit, WorkState state, Value result)
    {
        var selected = state.ResultSelector?.Evaluate(result, visit) ?? result;
        var output = state.Output.Apply(state.Placement.Apply(visit.Input, selected), visit);
        visit.RequireFits(output, "returned a result");
        return new Step(state.Next, output);
    }

    /// <summary>Only the first retrier that matches the error counts: once its attempts are used up, no other is tried.</summary>
    private static TimeSpan? NextDelay(Visit visit, WorkState state, StateFailedException failure, ref int[]? retries)
    {
        for (var i = 0; i < state.Retriers.Count; i++)
        {
            var retrier = state.Retriers[i];
            if (!ErrorNames.Match(retrier.Errors, failure.Error))
            {
                continue;
            }

            retries ??= new int[state.Retriers.Count];
            return retries[i] < retrier.MaxAttempts ? retrier.Delay(retries[i]++, visit.Random) : null;
        }

        return null;
    }

    private static Step Catch(Visit visit, WorkState state, StateFailedException failure)
    {
        foreach (var catcher in state.Catchers)
        {
            if (ErrorNames.Match(catcher.Errors, failure.Error))
            {
                return new Step(catcher.Next, catcher.Placement.Apply(visit.Input, failure.Output));
            }
        }

        // If all branches were done before the failure, the whole state is redriven, as AWS does after States.DataLimitExceeded.
        if (visit.Frame.Children is { } children && Array.TrueForAll(children, static child => child.Output is not null))
        {
            visit.Frame.Children = null;
        }

        throw failure;
    }
}
