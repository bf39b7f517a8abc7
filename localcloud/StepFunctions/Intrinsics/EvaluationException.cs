namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>A path or function of the definition cannot be evaluated on this input.</summary>
/// <param name="error">The States Language's error name.</param>
internal sealed class EvaluationException(string error, string message) : Exception(message)
{
    public string Error { get; } = error;

    /// <summary>States.IntrinsicFailure: Retry and Catch may name it.</summary>
    public static EvaluationException Intrinsic(string message) => new("States.IntrinsicFailure", message);

    /// <summary>
    /// States.Runtime, which nothing catches: AWS fails so for a path that leads nowhere, although the specification speaks of
    /// States.ParameterPathFailure.
    /// </summary>
    public static EvaluationException Runtime(string message) => new("States.Runtime", message);
}
