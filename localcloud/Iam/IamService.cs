using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>
/// IAM of one world: <c>core.Gate.Authorize = iam.Authorize</c>. A caller without policies may do nothing,
/// unless it is outside.
/// </summary>
/// <param name="time">For <c>aws:CurrentTime</c>; without it the key is absent.</param>
/// <param name="outside">Callers that are always allowed (their permissions are elsewhere); null: <c>person</c>, and <c>events</c> where no
/// role of its own is known.</param>
public sealed class IamService(IamPolicies policies, TimeProvider? time = null, IReadOnlyCollection<string>? outside = null)
{
    private readonly HashSet<string> outsiders = new(outside ?? Outside(policies), StringComparer.Ordinal);
    private readonly Dictionary<(string Caller, string Service, string Operation, string Resource), Decision> kept = [];

    public IamPolicies Policies { get; } = policies;

    /// <summary>What the calls so far needed and lacked.</summary>
    public IamUsage Usage { get; } = new(policies);

    /// <summary>For <see cref="ApiGate.Authorize"/>.</summary>
    public string? Authorize(ApiCall call) => Decide(call).Reason;

    /// <exception cref="PolicyException">A condition without set operator met a key of several values.</exception>
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

    /// <summary>What would be decided, by the policies of the caller alone: nothing is called, and nothing recorded.</summary>
    public Decision Simulate(ApiCall call)
    {
        var request = new RequestContext(call, time);
        return Policies.Find(call.Caller)?.Decide(request) ?? Decision.ImplicitDeny(request.Action);
    }

    private static string[] Outside(IamPolicies policies) => policies.Find("events") is null ? ["person", "events"] : ["person"];

    /// <summary>A new service without one statement and without what this one has recorded.</summary>
    public IamService WithoutStatement(string principal, int index) =>
        new(Policies.WithoutStatement(principal, index), time, outsiders);
}
