using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The context object, <c>$$</c>, of one stay in a state.</summary>
internal static class ContextObject
{
    public static ObjectValue Of(Visit visit, DateTimeOffset enteredAt)
    {
        var state = ObjectValue.Of(
            ("EnteredTime", new StringValue(Timestamps.Format(enteredAt))), ("Name", new StringValue(visit.State.Name)));
        if (visit.State is TaskState)
        {
            // AWS was recorded to count the retries of Tasks only.
            state = state.With("RetryCount", new NumberValue(visit.RetryCount));
        }

        var result = ObjectValue.Of(
            ("Execution", visit.Run.ExecutionContext), ("State", state), ("StateMachine", visit.Run.MachineContext));
        if (visit.Token is { } token)
        {
            result = result.With("Task", ObjectValue.Of(("Token", new StringValue(token))));
        }

        return visit.Frame.Item is { } item ? WithItem(result, item) : result;
    }

    public static ObjectValue WithItem(ObjectValue context, MapItem item) => context.With(
        "Map", ObjectValue.Of(("Item", ObjectValue.Of(("Index", new NumberValue(item.Index)), ("Value", item.Value)))));
}
