namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Runs a Task state's <c>Resource</c>: the state machine's only access to other services.</summary>
public interface ITaskRunner
{
    /// <summary>Runs one task.</summary>
    /// <param name="resource">The state's <c>Resource</c>: a Lambda function's ARN, or an integration such as
    /// <c>arn:aws:states:::sns:publish</c>.</param>
    /// <param name="input">The effective input, after <c>Parameters</c>: JSON in UTF-8, as sent over the wire.</param>
    /// <param name="cancellationToken">Cancelled when the state times out or the execution is stopped.</param>
    /// <returns>The task's result: JSON in UTF-8.</returns>
    /// <exception cref="TaskFailedException">The task failed, with the error name that <c>Retry</c> and <c>Catch</c> match.</exception>
    Task<ReadOnlyMemory<byte>> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);
}

/// <summary>A task's failure as the States Language sees it.</summary>
/// <param name="error">
/// The error's name: an exception's class name, or <c>Lambda.TooManyRequestsException</c> and similar; null if a callback reports a
/// failure without a name.
/// </param>
/// <param name="cause">Text for the reader; for a Lambda function, the JSON of its error.</param>
public sealed class TaskFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;
}
