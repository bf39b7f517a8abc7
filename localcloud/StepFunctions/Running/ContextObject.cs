using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The context object, <c>$$</c>, during one visit to a state.</summary>
internal static class ContextObject
{
    public static ObjectValue From(Visit visit, DateTimeOffset enteredAt)
    {
        var state = ObjectValue.From(
            ("EnteredTime", new StringValue(Timestamps.Format(enteredAt))), ("Name", new StringValue(visit.State.Name)));
        if (visit.State is TaskState)
        {
            // AWS was recorded to count only the retries of Tasks.
            state = state.With("RetryCount", new NumberValue(visit.RetryCount));
        }

        var result = ObjectValue.From(
            ("Execution", visit.Run.ExecutionContext), ("State", state), ("StateMachine", visit.Run.MachineContext));
        if (visit.Token is { } token)
        {
            result = result.With("Task", ObjectValue.From(("Token", new StringValue(token))));
        }

        return visit.Frame.Item is { } item ? WithItem(result, item) : result;
    }

    public static ObjectValue WithItem(ObjectValue context, MapItem item) => context.With(
        "Map", ObjectValue.From(("Item", ObjectValue.From(("Index", new NumberValue(item.Index)), ("Value", item.Value)))));
}
