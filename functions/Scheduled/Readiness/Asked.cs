using Amazon.Runtime;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>What became of a question: an answer, a refusal that is an answer too (there is no such cluster), or nothing.</summary>
internal sealed record Asked<T>
{
    public T? Value { get; init; }

    /// <summary>What is wrong, by the one who was asked; null where there is a value.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it could not be asked.</summary>
    public string? Silence { get; init; }

    public bool HasValue => Refusal is null && Silence is null;
}

internal static class Asked
{
    public static Asked<T> Of<T>(T value) => new() { Value = value };

    /// <summary>No question stops the others: what AWS does not answer, whatever the reason, is silence.</summary>
    public static async Task<Asked<T>> ForAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return Of(await ask());
        }
        catch (Exception e) when (e is PassingException or PermissionDeniedException or AmazonServiceException)
        {
            return new Asked<T> { Silence = e.Message };
        }
        catch (PermanentException e)
        {
            return new Asked<T> { Refusal = e.Message };
        }
    }

    /// <summary>A question that needs the answer to another one.</summary>
    public static async Task<Asked<TNext>> ThenAsync<T, TNext>(this Task<Asked<T>> first, string what, Func<T, Task<TNext>> ask)
    {
        var known = await first;
        return known.HasValue
            ? await ForAsync(() => ask(known.Value!))
            : new Asked<TNext> { Silence = $"not asked, for want of {what}" };
    }

    /// <summary>What a Catch of the state machine wrote. That there is no such thing is an answer.</summary>
    public static Asked<T> Of<T>(T? value, Failure? failure)
        where T : class =>
        failure is not null ? OfFailure<T>(failure)
        : value is not null ? Of(value)
        : new Asked<T> { Silence = "no answer" };

    private static Asked<T> OfFailure<T>(Failure failure) =>
        failure.Error is { } error && (error.Contains("NotFound", StringComparison.Ordinal) || error.Contains("NoSuchEntity", StringComparison.Ordinal))
            ? new Asked<T> { Refusal = failure.Cause ?? error }
            : new Asked<T> { Silence = $"{failure.Error}: {failure.Cause}" };
}
