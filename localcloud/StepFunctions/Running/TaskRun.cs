using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One try of a Task.</summary>
internal static class TaskRun
{
    public static async ValueTask<Value> RunAsync(Visit visit, TaskState state, Value input, CancellationToken cancellationToken)
    {
        var pending = state.Resource.WaitsForToken ? visit.Run.Service.Tokens.Issue(visit.Run.Execution) : null;
        visit.Issue(pending?.Token);
        try
        {
            var parameters = state.Parameters?.Evaluate(input, visit) ?? input;
            visit.RequireFits(parameters, "was called with parameters");
            var limits = new TaskLimits(
                visit.Run.Core.Time, state.Timeout?.Evaluate(input, visit), state.Heartbeat?.Evaluate(input, visit));
            var log = new TaskLog(visit, state.Resource);
            log.Scheduled(parameters, limits);
            return await TryAsync(visit, state, parameters, limits, log, pending, cancellationToken);
        }
        finally
        {
            pending?.Close();
        }
    }

    private static async ValueTask<Value> TryAsync(
        Visit visit, TaskState state, Value parameters, TaskLimits limits, TaskLog log, PendingTask? pending,
            CancellationToken cancellationToken)
    {
        var submitted = false;
        try
        {
            var answer = await CallAsync(visit, state, parameters, limits, cancellationToken);
            if (pending is not null)
            {
                log.Submitted(answer);
                submitted = true;
                answer = await pending.WaitAsync(visit.Run.Core.Time, limits, cancellationToken);
            }

            visit.RequireFits(answer, "returned a result", state.Resource.IsLambda ? state.Resource.Arn : state.Resource.Service);
            log.Succeeded(answer);
            return answer;
        }
        catch (TaskFailedException failure)
        {
            log.Failed(failure.Error, failure.Cause, toSubmit: pending is not null && !submitted);
            throw new StateFailedException(failure.Error, failure.Cause);
        }
        catch (StateFailedException failure) when (failure.Error == ErrorNames.DataLimitExceeded)
        {
            log.Failed(failure.Error, failure.Cause, toSubmit: false);
            throw;
        }
        catch (TaskTimeoutException)
        {
            log.TimedOut();
            throw new StateFailedException(ErrorNames.Timeout, null);
        }
    }

    private static async ValueTask<Value> CallAsync(
        Visit visit, TaskState state, Value parameters, TaskLimits limits, CancellationToken cancellationToken)
    {
        // A separate source only if a limit can cancel this task alone.
        using var own = limits.None ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var task = visit.Run.Tasks.RunAsync(state.Resource.Arn, parameters.ToUtf8(), own?.Token ?? cancellationToken);
        if (await Waits.ForAsync(task, visit.Run.Core.Time, limits.End(limits.StartedAt), cancellationToken))
        {
            return Value.Parse((await task).Span);
        }

        Cancel(own);
        throw new TaskTimeoutException();
    }

    /// <summary>Not CancelAsync, which would leave the world's scheduler.</summary>
    private static void Cancel(CancellationTokenSource? source) => source?.Cancel();
}
