namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>What a Task state's <c>Resource</c> stands for: the state machine's only way out to other services.</summary>
public interface ITaskRunner
{
    /// <summary>Runs one task.</summary>
    /// <param name="resource">The state's <c>Resource</c>: a Lambda function's ARN, or an integration such as
    /// <c>arn:aws:states:::sns:publish</c>.</param>
    /// <param name="input">The effective input, after <c>Parameters</c>: JSON in UTF-8, as it goes over the wire.</param>
    /// <param name="cancellationToken">Cancelled when the state times out or the execution is stopped.</param>
    /// <returns>The task's result: JSON in UTF-8.</returns>
    /// <exception cref="TaskFailedException">The task failed, with the error name that <c>Retry</c> and <c>Catch</c> match.</exception>
    Task<ReadOnlyMemory<byte>> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);
}

/// <summary>A task's failure as the States Language sees it.</summary>
/// <param name="error">
/// The error's name: an exception's class name, or <c>Lambda.TooManyRequestsException</c> and the like; null where a task's token came
/// back with a failure that names none.
/// </param>
/// <param name="cause">Text for a person; for a Lambda function the JSON of its error.</param>
public sealed class TaskFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    public string? Error { get; } = error;

    public string? Cause { get; } = cause;
}
