using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>The result of a query: an answer, a refusal that is an answer, too (such as "no such cluster"), or no answer.</summary>
internal sealed record Lookup<T>
{
    public T? Value { get; init; }

    /// <summary>What is wrong, according to the service that was asked; null if there is a value.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why there is no answer.</summary>
    public string? Silence { get; init; }

    public bool HasValue => Refusal is null && Silence is null;
}

/// <summary>Queries whose failure must not stop the step: hints, by the rule in <see cref="Failures"/>.</summary>
internal static class Lookup
{
    public static Lookup<T> From<T>(T value) => new() { Value = value };

    public static Task<Lookup<T>> TryAsync<T>(Func<Task<T>> ask) => TryInTimeAsync(ask, CancellationToken.None);

    /// <summary>The same if the rest of the step depends on the answer: once its time is up, a failure is an error.</summary>
    /// <param name="stepTime">The step's deadline.</param>
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

    /// <summary>A query that needs the answer to another one.</summary>
    public static async Task<Lookup<TNext>> ThenAsync<T, TNext>(this Task<Lookup<T>> first, string what, Func<T, Task<TNext>> ask)
    {
        var known = await first;
        return known.HasValue
            ? await TryAsync(() => ask(known.Value!))
            : new Lookup<TNext> { Silence = $"not asked, because {what} is missing" };
    }

    /// <summary>What the state machine asked: the answer, or what its Catch wrote. "Not found" is an answer.</summary>
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
