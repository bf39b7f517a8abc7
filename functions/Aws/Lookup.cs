using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>What became of a question: an answer, a refusal that is an answer too (there is no such cluster), or nothing.</summary>
internal sealed record Lookup<T>
{
    public T? Value { get; init; }

    /// <summary>What is wrong, by the one who was asked; null where there is a value.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it could not be asked.</summary>
    public string? Silence { get; init; }

    public bool HasValue => Refusal is null && Silence is null;
}

/// <summary>Questions that must not stop the others: hints, by the rule of <see cref="Failures"/>.</summary>
internal static class Lookup
{
    public static Lookup<T> From<T>(T value) => new() { Value = value };

    public static Task<Lookup<T>> TryAsync<T>(Func<Task<T>> ask) => TryInTimeAsync(ask, CancellationToken.None);

    /// <summary>The same where the rest of the step rests on the answer: once its time is up, a failure is an error.</summary>
    /// <param name="stepTime">The step's own time.</param>
    public static async Task<Lookup<T>> TryInTimeAsync<T>(Func<Task<T>> ask, CancellationToken stepTime)
    {
        try
        {
            return From(await ask());
        }
        catch (Exception e) when (Failures.IsSilence(e) && !stepTime.IsCancellationRequested)
        {
            return new Lookup<T> { Silence = e.Message };
        }
        catch (PermanentException e)
        {
            return new Lookup<T> { Refusal = e.Message };
        }
    }

    /// <summary>A question that needs the answer to another one.</summary>
    public static async Task<Lookup<TNext>> ThenAsync<T, TNext>(this Task<Lookup<T>> first, string what, Func<T, Task<TNext>> ask)
    {
        var known = await first;
        return known.HasValue
            ? await TryAsync(() => ask(known.Value!))
            : new Lookup<TNext> { Silence = $"not asked, for want of {what}" };
    }

    /// <summary>What the state machine asked: the answer, or what its Catch wrote. That there is no such thing is an answer.</summary>
    public static Lookup<T> FromTask<T>(T? value, Failure? failure)
        where T : class =>
        failure is not null ? FromCatch<T>(failure)
        : value is not null ? From(value)
        : new Lookup<T> { Silence = "no answer" };

    private static Lookup<T> FromCatch<T>(Failure failure) =>
        failure.Error is { } error
            && (error.Contains("NotFound", StringComparison.Ordinal) || error.Contains("NoSuchEntity", StringComparison.Ordinal))
            ? new Lookup<T> { Refusal = failure.Cause ?? error }
            : new Lookup<T> { Silence = $"{failure.Error}: {failure.Cause}" };
}
