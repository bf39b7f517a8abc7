using System.Runtime.InteropServices;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Gate;

/// <summary>
/// Every simulated API call of callers in one region goes through here: links, latency, faults, permissions, the count of calls.
/// A call into another region meets that region's faults, and this region's permissions: a role is its caller's.
/// </summary>
/// <param name="home">The callers' region: <c>us-east-1</c>.</param>
public sealed class ApiGate(string home, VirtualTime time, Chance chance, Links links)
{
    /// <summary>
    /// What a round trip to another region takes longer, give or take: tens of milliseconds within a continent, over 100 across an ocean.
    /// </summary>
    private static readonly (TimeSpan Least, TimeSpan Most) Abroad = (TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(140));

    private readonly List<ApiFault> faults = [];
    private readonly List<(TimeSpan At, string Action)> calls = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The clients' own timeout: what a lost request or answer costs, in seconds of virtual time.</summary>
    public static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Answers null where the caller may make the call, else why it may not.</summary>
    public Func<ApiCall, string?> Authorize { get; set; } = static _ => null;

    /// <summary>Raised when a call sets out, before anything becomes of it.</summary>
    public event Action<ApiCall>? Called;

    /// <summary>All calls that were tried, by <c>service:Operation</c>, oldest first.</summary>
    public IReadOnlyList<(TimeSpan At, string Action)> Calls => calls;

    /// <summary>How many requests arrived late, after their callers' timeout, and were refused.</summary>
    public int LateRefusals { get; private set; }

    /// <summary>Calls by <c>service:Operation</c>, all that were tried.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>The gate of another region of this world; null: there is no such region.</summary>
    internal Func<string, ApiGate?> Gates { get; set; } = static _ => null;

    public void Add(ApiFault fault) => faults.Add(fault);

    /// <summary>
    /// Makes the call: <paramref name="effect"/> runs at most once (twice where it is sent twice), at one moment of virtual time.
    /// </summary>
    /// <exception cref="TaskCanceledException">The client's timeout passed, or <paramref name="cancellationToken"/> was
    /// cancelled.</exception>
    public Task<T> CallAsync<T>(ApiCall call, ApiErrorFactory error, Func<T> effect, CancellationToken cancellationToken) =>
        CallAsync(call, error, effect, null, cancellationToken);

    /// <param name="outage">What the service's own outage makes of the call, before any fault does; null: it works.</param>
    /// <inheritdoc cref="CallAsync{T}(ApiCall, ApiErrorFactory, Func{T}, CancellationToken)"/>
    public async Task<T> CallAsync<T>(
        ApiCall call, ApiErrorFactory error, Func<T> effect, ApiFaultKind? outage, CancellationToken cancellationToken)
    {
        var action = $"{call.Service}:{call.Operation}";
        CollectionsMarshal.GetValueRefOrAddDefault(counts, action, out _)++;
        calls.Add((time.Elapsed, action));
        Called?.Invoke(call);
        var abroad = call.Region is { } region && region != home ? region : null;
        await ReachAsync(call, cancellationToken);
        var there = abroad is null ? this : Gates(abroad) ?? this;
        var fault = outage is { } kind
            ? new ApiFault(kind, call.Service, call.Operation, time.Elapsed, time.Elapsed)
            : Strike(there.faults, call);
        if (fault?.Kind is ApiFaultKind.LostRequest or ApiFaultKind.LateRequest)
        {
            if (fault.Kind == ApiFaultKind.LateRequest)
            {
                ArriveLate(call, effect, fault.Delay);
            }

            await TimeOut(call, cancellationToken);
        }

        var latency = chance.Between("latency", TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(90));
        latency += abroad is null ? TimeSpan.Zero : chance.Between("latency-abroad", Abroad.Least, Abroad.Most);
        await time.Delay(latency, cancellationToken);
        await ReachAsync(call, cancellationToken);
        Refusal.Check(call, action, fault, Authorize, error);
        if (fault?.Kind == ApiFaultKind.SentTwice)
        {
            Lose(effect);
            await time.Delay(latency, cancellationToken);
        }

        var result = effect();
        switch (fault?.Kind)
        {
            case ApiFaultKind.LostAnswer:
                await TimeOut(call, cancellationToken);
                break;
            case ApiFaultKind.Slow:
                await Slow(call, fault.Delay, cancellationToken);
                break;
        }

        return result;
    }

    // Apart from the call itself, which would else make this closure each time.
    private void ArriveLate<T>(ApiCall call, Func<T> effect, TimeSpan delay) => time.After(delay, () => Arrive(call, effect));

    /// <summary>The fault that hits the call, if one does. By far the most calls meet none.</summary>
    private ApiFault? Strike(List<ApiFault> there, ApiCall call) =>
        there.Count == 0 ? null : there.Find(f => f.Hit(call, time.Elapsed, chance.Stream("faults")));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The answer is lost, whatever it says.")]
    private static void Lose<T>(Func<T> effect)
    {
        try
        {
            effect();
        }
        catch (Exception)
        {
            // As the answer of a first request whose second one is waited for.
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1031", Justification = "Nobody waits any more for what the service says.")]
    private void Arrive<T>(ApiCall call, Func<T> effect)
    {
        try
        {
            if (Authorize(call) is null)
            {
                effect();
                return;
            }
        }
        catch (Exception)
        {
            // Counted below.
        }

        LateRefusals++;
    }

    /// <summary>
    /// A call that cannot get there, or whose answer cannot get back, ends with the caller's own timeout and has no effect.
    /// </summary>
    private Task ReachAsync(ApiCall call, CancellationToken cancellationToken) =>
        links.Reaches(home, call.Region ?? home) ? Task.CompletedTask : TimeOut(call, cancellationToken);

    private async Task Slow(ApiCall call, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay >= call.Timeout)
        {
            await TimeOut(call, cancellationToken);
        }

        await time.Delay(delay, cancellationToken);
    }

    private async Task TimeOut(ApiCall call, CancellationToken cancellationToken)
    {
        await time.Delay(call.Timeout, cancellationToken);
        throw new TaskCanceledException(
            "The request was canceled due to the configured timeout elapsing.", new TimeoutException());
    }
}
