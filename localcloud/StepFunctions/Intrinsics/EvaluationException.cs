namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>A path or function in the definition cannot be evaluated for this input.</summary>
/// <param name="error">The States Language's error name.</param>
internal sealed class EvaluationException(string error, string message) : Exception(message)
{
    public string Error { get; } = error;

    /// <summary>States.IntrinsicFailure, which Retry and Catch may match.</summary>
    public static EvaluationException Intrinsic(string message) => new("States.IntrinsicFailure", message);

    /// <summary>
    /// States.Runtime, which nothing catches: AWS fails this way if a path matches nothing, although the specification calls for
    /// States.ParameterPathFailure.
    /// </summary>
    public static EvaluationException Runtime(string message) => new("States.Runtime", message);
}
