using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>
/// IAM for one world: <c>core.Gate.Authorize = iam.Authorize</c>. A caller without policies has no permissions,
/// unless it is an outside caller.
/// </summary>
/// <param name="time">The clock for <c>aws:CurrentTime</c>; without it, the key is absent.</param>
/// <param name="outside">Callers that are always allowed, because their permissions are not simulated; null for <c>person</c>, and for
/// <c>events</c> if it has no role here.</param>
public sealed class IamService(IamPolicies policies, TimeProvider? time = null, IReadOnlyCollection<string>? outside = null)
{
    private readonly HashSet<string> outsiders = new(outside ?? Outside(policies), StringComparer.Ordinal);
    private readonly Dictionary<(string Caller, string Service, string Operation, string Resource), Decision> kept = [];

    public IamPolicies Policies { get; } = policies;

    /// <summary>The permissions that the calls so far needed, and those that were missing.</summary>
    public IamUsage Usage { get; } = new(policies);

    /// <summary>For <see cref="ApiGate.Authorize"/>.</summary>
    public string? Authorize(ApiCall call) => Decide(call).Reason;

    /// <exception cref="PolicyException">A condition without a set operator met a multivalued key.</exception>
    public Decision Decide(ApiCall call)
    {
        if (outsiders.Contains(call.Caller))
        {
            return Decision.Outside;
        }

        var key = (call.Caller, call.Service, call.Operation, call.Resource);
        var keeps = call.Conditions.Count == 0;
        if (keeps && kept.TryGetValue(key, out var known))
        {
            if (!known.Allowed)
            {
                Usage.Record(new(call, time), known);
            }

            return known;
        }

        var request = new RequestContext(call, time);
        var principal = Policies.Find(call.Caller);
        var decision = principal?.Decide(request) ?? Decision.ImplicitDeny(request.Action);
        if (keeps && principal?.AsksTime != true)
        {
            kept[key] = decision;
        }

        Usage.Record(request, decision);
        return decision;
    }

    /// <summary>The decision by the caller's policies alone; nothing is called or recorded.</summary>
    public Decision Simulate(ApiCall call)
    {
        var request = new RequestContext(call, time);
        return Policies.Find(call.Caller)?.Decide(request) ?? Decision.ImplicitDeny(request.Action);
    }

    private static string[] Outside(IamPolicies policies) => policies.Find("events") is null ? ["person", "events"] : ["person"];

    /// <summary>A new service without one statement, and without what this one has recorded.</summary>
    public IamService WithoutStatement(string principal, int index) =>
        new(Policies.WithoutStatement(principal, index), time, outsiders);
}
