namespace Failover.LocalCloud.Iam;

/// <summary>A kind of call that was denied.</summary>
/// <param name="Times">How many times it was denied.</param>
public sealed record DeniedCall(string Caller, string Action, string Resource, string Reason, int Times);

/// <summary>Which statements the calls of a world needed, and which calls no statement allowed.</summary>
public sealed class IamUsage
{
    private readonly IamPolicies policies;
    private readonly Dictionary<StatementId, SortedSet<string>> needs = [];
    private readonly HashSet<StatementId> soleNeeds = [];
    private readonly SortedDictionary<string, DeniedCall> denied = new(StringComparer.Ordinal);

    internal IamUsage(IamPolicies policies) => this.policies = policies;

    /// <summary>The denied calls, each kind once, in alphabetical order.</summary>
    public IReadOnlyList<DeniedCall> Denied => [.. denied.Values];

    /// <summary>Statements that no call has used so far.</summary>
    public IReadOnlyList<StatementId> Unused => [.. policies.Statements.Where(s => !needs.ContainsKey(s))];

    /// <summary>Statements without which every call would have had the same decision: unused, or always accompanied by another.</summary>
    public IReadOnlyList<StatementId> Redundant => [.. policies.Statements.Where(s => !soleNeeds.Contains(s))];

    /// <summary>The calls that a statement decided, as <c>action on resource</c>, in alphabetical order.</summary>
    public IReadOnlyCollection<string> CallsOf(StatementId statement) => needs.TryGetValue(statement, out var calls) ? calls : [];

    internal void Record(RequestContext request, Decision decision)
    {
        var call = request.Call;
        if (!decision.Allowed)
        {
            var key = $"{call.Caller} {request.Action} on {call.Resource} {decision.Reason}";
            var known = denied.GetValueOrDefault(key) ?? new(call.Caller, request.Action, call.Resource, decision.Reason!, 0);
            denied[key] = known with { Times = known.Times + 1 };
        }

        foreach (var statement in decision.Deciding)
        {
            if (!needs.TryGetValue(statement, out var calls))
            {
                needs[statement] = calls = new SortedSet<string>(StringComparer.Ordinal);
            }

            calls.Add($"{request.Action} on {call.Resource}");
        }

        if (decision.Needed is { } sole)
        {
            soleNeeds.Add(sole);
        }
    }
}
