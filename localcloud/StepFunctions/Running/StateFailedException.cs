using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>A state failed: Retry and Catch look at its error's name.</summary>
internal sealed class StateFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    /// <summary>Null where a Fail state names none.</summary>
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;

    /// <summary>What a Catch receives.</summary>
    public ObjectValue Output => ObjectValue.Of(
        ("Error", Error is null ? NullValue.Instance : new StringValue(Error)), ("Cause", new StringValue(Cause ?? "")));

    public static StateFailedException Runtime(string cause) => new(ErrorNames.Runtime, cause);
}
