using System.Collections.Immutable;

namespace Failover.LocalCloud.Iam;

/// <summary>All statements attached to one principal; immutable.</summary>
public sealed class PrincipalPolicies
{
    private PrincipalPolicies(string principal, ImmutableArray<(StatementId Id, PolicyStatement Statement)> statements)
    {
        Principal = principal;
        Statements = statements;
        AsksTime = statements.Any(s => s.Statement.AsksTime);
    }

    internal PrincipalPolicies(string principal, IEnumerable<PolicyDocument> documents)
        : this(principal, [.. documents
            .SelectMany(d => d.Statements.Select(s => (Document: d, Statement: s)))
            .Select((s, i) => (new StatementId(principal, i, s.Document.Name, s.Document.Origin, s.Statement.Sid), s.Statement))])
    {
    }

    public string Principal { get; }

    public ImmutableArray<(StatementId Id, PolicyStatement Statement)> Statements { get; }

    /// <summary>Whether a decision depends on the time of the call.</summary>
    internal bool AsksTime { get; }

    internal PrincipalPolicies Without(int index) => Statements.Any(s => s.Id.Index == index)
        ? new(Principal, [.. Statements.Where(s => s.Id.Index != index)])
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"{Principal} has no statement with this index.");

    internal Decision Decide(RequestContext request)
    {
        var action = request.Action;
        List<StatementId>? allowing = null;
        List<StatementId>? denying = null;
        foreach (var (id, statement) in Statements)
        {
            if (statement.Applies(action, request))
            {
                (statement.Effect == PolicyEffect.Deny ? denying ??= [] : allowing ??= []).Add(id);
            }
        }

        return denying is not null ? Decision.ExplicitDeny(denying, allowing is not null)
            : allowing is not null ? Decision.Allow(allowing)
            : Decision.ImplicitDeny(action);
    }
}
