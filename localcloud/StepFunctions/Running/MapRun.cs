using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>One try of an inline Map: the same states for each item.</summary>
internal static class MapRun
{
    /// <summary>AWS runs at most 40 items of an inline Map at once.</summary>
    private const int MostAtOnce = 40;

    /// <returns>The items' outputs in order; for a tolerated failure, its error and cause.</returns>
    public static async ValueTask<Attempt> RunAsync(Visit visit, MapState state, Value input, CancellationToken cancellationToken)
    {
        var frame = visit.Frame;
        var atOnce = (int)(state.MaxConcurrency?.Evaluate(input, visit) ?? 0);
        var tolerance = new Tolerance(state.ToleratedCount?.Evaluate(input, visit), state.ToleratedPercentage?.Evaluate(input, visit));
        if (frame.Children is null)
        {
            frame.Children = Frames(visit, state, input);
            visit.Append(new HistoryEntry("MapStateStarted") { Number = frame.Children.Length });
        }

        ParallelRun.Resume(frame);
        using var siblings = new Siblings(visit, cancellationToken);
        var work = new Work(visit, siblings, tolerance, frame.Children);
        var workers = Math.Min(atOnce == 0 ? MostAtOnce : Math.Min(atOnce, MostAtOnce), frame.Children.Length);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => work.RunAsync()));
        cancellationToken.ThrowIfCancellationRequested();
        if (siblings.Failure is { } failure)
        {
            visit.BranchesFailed = true;
            return new Attempt(failure);
        }

        visit.AppendAside(new HistoryEntry("MapStateSucceeded"));
        return new Attempt(new ArrayValue(work.Results()));
    }

    private static Frame[] Frames(Visit visit, MapState state, Value input)
    {
        if (state.ItemsPath.Resolve(input, visit) is not ArrayValue items)
        {
            throw EvaluationException.Runtime($"Reference path \"{state.ItemsPath.Text}\" must point to array.");
        }

        return [.. items.Items.Select((value, i) =>
        {
            var item = new MapItem(i, value);
            return new Frame(state.Processor, state.ItemSelector?.Evaluate(input, new ItemScope(visit, item)) ?? value, item);
        })];
    }

    /// <summary>The Map's scope, with the selected item in the context object.</summary>
    private sealed class ItemScope(IScope outer, MapItem item) : IScope
    {
        public Value Context => ContextObject.WithItem((ObjectValue)outer.Context, item);

        public Random Random => outer.Random;
    }

    /// <summary>How many failures the Map tolerates; none by default.</summary>
    private sealed record Tolerance(double? Count, double? Percentage)
    {
        public bool IsSet => Count is not null || Percentage is not null;

        public bool IsExceeded(int failed, int all) =>
            failed > (Count ?? double.MaxValue) || failed * 100d > (Percentage ?? double.MaxValue) * all;
    }

    private sealed class Work(Visit visit, Siblings siblings, Tolerance tolerance, Frame[] items)
    {
        private readonly StateFailedException?[] failures = new StateFailedException?[items.Length];
        private int next;
        private int failed;

        public async Task RunAsync()
        {
            while (next < items.Length && !siblings.Stopped)
            {
                var item = items[next++];
                if (item.Output is null)
                {
                    await ItemAsync(item);
                }
            }
        }

        public Value[] Results() =>
            [.. items.Select((item, i) => item.Output ?? failures[i]?.Output ?? (Value)NullValue.Instance)];

        private async ValueTask ItemAsync(Frame item)
        {
            if (!item.Entered)
            {
                siblings.Write(item, siblings.Iteration("MapIterationStarted", item));
            }

            if (await siblings.RunAsync(item) is { } failure)
            {
                siblings.WriteAside(item, siblings.Iteration("MapIterationFailed", item));
                siblings.WriteFailedTask(item);
                Fail(item, failure);
            }
            else if (item.Output is not null)
            {
                siblings.Write(item, siblings.Iteration("MapIterationSucceeded", item));
                visit.Frame.LastEvent = item.LastEvent;
            }
        }

        private void Fail(Frame item, StateFailedException failure)
        {
            failures[Array.IndexOf(items, item)] = failure;
            failed++;
            if (!tolerance.IsSet || failure.Error == ErrorNames.Runtime)
            {
                siblings.StopFor(failure, item);
            }
            else if (tolerance.IsExceeded(failed, items.Length))
            {
                siblings.StopFor(
                    new StateFailedException(
                        ErrorNames.ExceedToleratedFailureThreshold,
                        "The specified tolerated failure threshold was exceeded"),
                    item);
            }
        }
    }
}
