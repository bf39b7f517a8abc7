namespace Failover.DocumentDb;

/// <summary>How <see cref="FailoverClient.RunAsync{T}"/> repeats an operation.</summary>
public sealed record RetryOptions
{
    /// <summary>Not safe to repeat, 30 s.</summary>
    public static RetryOptions Default { get; } = new();

    /// <summary>Safe to repeat, 30 s.</summary>
    public static RetryOptions Safe { get; } = new() { SafeToRepeat = true };

    /// <summary>
    /// Whether the operation may be executed twice without harm: reads, updates to a fixed value, inserts with their own <c>_id</c> if the
    /// application handles a duplicate key. Default false: the operation is repeated only if it provably was not executed.
    /// </summary>
    public bool SafeToRepeat { get; init; }

    /// <summary>How long the operation may take, including all repetitions. Default 30 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The longest wait before the first repetition; it doubles with each, and the actual wait is random below it. Default 50 ms.
    /// </summary>
    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest wait before any repetition. Default 1 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(1);
}
