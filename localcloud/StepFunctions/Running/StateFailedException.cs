using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>A state failed: Retry and Catch look at its error's name.</summary>
internal sealed class StateFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>Null where a Fail state names none, or whoever sent a task's token back.</summary>
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>What a Catch receives: null for what is not known, but an empty cause of a timeout, as AWS was recorded.</summary>
    public ObjectValue Output =>
        ObjectValue.Of(("Error", Text(Error)), ("Cause", Text(Cause ?? (Error == ErrorNames.Timeout ? "" : null))));

    private static Value Text(string? text) => text is null ? NullValue.Instance : new StringValue(text);

    public static StateFailedException Runtime(string cause) => new(ErrorNames.Runtime, cause);
}
