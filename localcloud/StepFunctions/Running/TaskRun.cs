using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One try of a Task.</summary>
internal static class TaskRun
{
    public static async ValueTask<Attempt> RunAsync(Visit visit, TaskState state, Value input, CancellationToken cancellationToken)
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

    private static async ValueTask<Attempt> TryAsync(
        Visit visit, TaskState state, Value parameters, TaskLimits limits, TaskLog log, PendingTask? pending,
            CancellationToken cancellationToken)
    {
        var answer = await CallAsync(visit, state, parameters, limits, cancellationToken);
        var submitted = false;
        if (pending is not null && answer is { Result: { } submission })
        {
            log.Submitted(submission);
            submitted = true;
            answer = await pending.WaitAsync(visit.Run.Core.Time, limits, cancellationToken);
        }

        if (answer is not { } given)
        {
            log.TimedOut();
            return new Attempt(new StateFailedException(ErrorNames.Timeout, null));
        }

        if (given.Failure is { } failure)
        {
            log.Failed(failure, toSubmit: pending is not null && !submitted);
            return new Attempt(new StateFailedException(failure.Error, failure.Cause));
        }

        try
        {
            visit.RequireFits(given.Result!, "returned a result", state.Resource.IsLambda ? state.Resource.Arn : state.Resource.Service);
        }
        catch (StateFailedException tooLarge)
        {
            log.Failed(new TaskFailure(tooLarge.Error, tooLarge.Cause), toSubmit: false);
            return new Attempt(tooLarge);
        }

        log.Succeeded(given.Result!);
        return new Attempt(given.Result!);
    }

    /// <returns>Null if the task timed out.</returns>
    private static async ValueTask<TaskAnswer?> CallAsync(
        Visit visit, TaskState state, Value parameters, TaskLimits limits, CancellationToken cancellationToken)
    {
        // A separate source only if a limit can cancel this task alone.
        using var own = limits.None ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var task = visit.Run.Tasks.RunAsync(state.Resource.Arn, parameters.ToUtf8(), own?.Token ?? cancellationToken);
        if (await Waits.ForAsync(task, visit.Run.Core.Time, limits.End(limits.StartedAt), cancellationToken))
        {
            var result = await task;
            return result.Failure is { } failure ? new TaskAnswer(failure) : new TaskAnswer(Value.Parse(result.Utf8.Span));
        }

        Cancel(own);
        return null;
    }

    /// <summary>Not CancelAsync, which would leave the world's scheduler.</summary>
    private static void Cancel(CancellationTokenSource? source) => source?.Cancel();
}
