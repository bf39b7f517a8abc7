using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Runs a block's states in order.</summary>
internal static class BlockRun
{
    /// <returns>The block's output.</returns>
    /// <exception cref="StateFailedException">A state failed and nothing caught it.</exception>
    public static async ValueTask<Value> RunAsync(ExecutionRun run, Frame frame, CancellationToken cancellationToken)
    {
        while (true)
        {
            await run.RegionUpAsync();
            await run.Service.Hooks.TransitAsync(run.Execution, run.Core.Time, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            var step = await VisitAsync(new Visit(run, frame), cancellationToken);
            if (step.Next is null)
            {
                return frame.Output = step.Output;
            }

            frame.GoTo(step.Next, step.Output);
        }
    }

    private static async ValueTask<Step> VisitAsync(Visit visit, CancellationToken cancellationToken)
    {
        try
        {
            visit.Enter(resumes: visit.Frame.Entered && visit.State is WorkState);
            var step = visit.State switch
            {
                WorkState work => await WorkRun.RunAsync(visit, work, cancellationToken),
                WaitState wait => await WaitAsync(visit, wait, cancellationToken),
                PassState pass => SimpleStates.Pass(visit, pass),
                ChoiceState choice => SimpleStates.Choose(visit, choice),
                SucceedState => SimpleStates.Succeed(visit),
                FailState fail => throw SimpleStates.Fail(visit, fail),
                _ => throw new InvalidOperationException($"Unknown state type {visit.State.Type}"),
            };
            visit.Exit(step);
            return step;
        }
        catch (EvaluationException problem)
        {
            throw visit.Explain(problem);
        }
    }

    private static async ValueTask<Step> WaitAsync(Visit visit, WaitState state, CancellationToken cancellationToken)
    {
        var input = visit.SelectInput();
        var time = visit.Run.Core.Time;
        var until = state.Seconds is { } seconds
            ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds.Evaluate(input, visit))
            : state.Timestamp ?? SimpleStates.TimeAt(visit, state, input);
        await Waits.UntilAsync(time, until, cancellationToken);
        return new Step(state.Next, state.Output.Apply(input, visit));
    }
}
