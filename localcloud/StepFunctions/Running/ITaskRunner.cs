namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Runs a Task state's <c>Resource</c>: the state machine's only access to other services.</summary>
public interface ITaskRunner
{
    /// <summary>Runs one task.</summary>
    /// <param name="resource">The state's <c>Resource</c>: a Lambda function's ARN, or an integration such as
    /// <c>arn:aws:states:::sns:publish</c>.</param>
    /// <param name="input">The effective input, after <c>Parameters</c>: JSON in UTF-8, as sent over the wire.</param>
    /// <param name="cancellationToken">Cancelled when the state times out or the execution is stopped.</param>
    /// <returns>The task's result or failure.</returns>
    Task<TaskResult> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken);
}

/// <summary>The result of a task, or its failure.</summary>
/// <remarks>
/// A failure is a value, not an exception: tasks fail by the hundred in a simulated outage, and an exception would be thrown again by each
/// of the interpreter's asynchronous methods.
/// </remarks>
/// <param name="Utf8">The result: JSON in UTF-8. Empty if the task failed.</param>
/// <param name="Failure">Null if the task did not fail.</param>
public readonly record struct TaskResult(ReadOnlyMemory<byte> Utf8, TaskFailure? Failure = null)
{
    public static TaskResult Failed(TaskFailure failure) => new(default, failure);
}

/// <summary>A task's failure as the States Language sees it.</summary>
/// <param name="Error">
/// The error's name, which <c>Retry</c> and <c>Catch</c> match: an exception's class name, or <c>Lambda.TooManyRequestsException</c> and
/// similar; null if a callback reports a failure without a name.
/// </param>
/// <param name="Cause">Text for the reader; for a Lambda function, the JSON of its error.</param>
public sealed record TaskFailure(string? Error, string? Cause);

/// <summary>A failure on its way from within an integration to its <see cref="ITaskRunner"/>, which returns it.</summary>
public sealed class TaskFailedException(string? error, string? cause) : Exception($"{error}: {cause}")
{
    public TaskFailure Failure { get; } = new(error, cause);
}
