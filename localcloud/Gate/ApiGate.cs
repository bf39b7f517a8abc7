using System.Runtime.InteropServices;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Gate;

/// <summary>
/// Every simulated API call from one region passes through here: links, latency, faults, permissions, call counts.
/// A call to another region meets that region's faults but this region's permissions, since the role is the caller's.
/// </summary>
/// <param name="home">The callers' region, for example <c>us-east-1</c>.</param>
public sealed class ApiGate(string home, VirtualTime time, Chance chance, Links links)
{
    /// <summary>
    /// The additional round-trip time to another region: tens of milliseconds within a continent, over 100 across an ocean.
    /// </summary>
    private static readonly (TimeSpan Least, TimeSpan Most) Abroad = (TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(140));

    private readonly List<ApiFault> faults = [];
    private readonly List<(TimeSpan At, string Action)> calls = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>The clients' own timeout, in virtual time: the cost of a lost request or answer.</summary>
    public static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Returns null if the caller may make the call, otherwise why it may not.</summary>
    public Func<ApiCall, string?> Authorize { get; set; } = static _ => null;

    /// <summary>Raised when a call is made, before any check or fault.</summary>
    public event Action<ApiCall>? Called;

    /// <summary>All attempted calls by <c>service:Operation</c>, oldest first.</summary>
    public IReadOnlyList<(TimeSpan At, string Action)> Calls => calls;

    /// <summary>The number of requests that arrived after their callers' timeout and were refused.</summary>
    public int LateRefusals { get; private set; }

    /// <summary>The number of attempted calls by <c>service:Operation</c>.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>The gate of another region of this world; null if there is no such region.</summary>
    internal Func<string, ApiGate?> Gates { get; set; } = static _ => null;

    public void Add(ApiFault fault) => faults.Add(fault);

    /// <summary>
    /// Makes the call: <paramref name="effect"/> runs at most once (twice if the call is sent twice), at one moment of virtual time.
    /// </summary>
    /// <exception cref="TaskCanceledException">The client's timeout passed, or <paramref name="cancellationToken"/> was
    /// cancelled.</exception>
    public Task<T> CallAsync<T>(ApiCall call, ApiErrorFactory error, Func<T> effect, CancellationToken cancellationToken) =>
        CallAsync(call, error, effect, null, cancellationToken);

    /// <param name="outage">How the service's own outage affects the call, before any fault does; null if it works.</param>
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

    // A method of its own, since the closure would otherwise be allocated on every call.
    private void ArriveLate<T>(ApiCall call, Func<T> effect, TimeSpan delay) => time.After(delay, () => Arrive(call, effect));

    /// <summary>The fault that affects the call, if any. Most calls meet none.</summary>
    private ApiFault? Strike(List<ApiFault> there, ApiCall call) =>
        there.Count == 0 ? null : there.Find(f => f.Hit(call, time.Elapsed, chance.Stream("faults")));

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The answer is lost in any case.")]
    private static void Lose<T>(Func<T> effect)
    {
        try
        {
            effect();
        }
        catch (Exception)
        {
            // This answer is lost; the caller gets that of the second request.
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1031", Justification = "The caller no longer waits for the answer.")]
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
    /// A call that cannot reach its region, or whose answer cannot get back, ends with the caller's own timeout and has no effect.
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
