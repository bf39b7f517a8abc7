using System.Collections.Immutable;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>Principals and their policies. Immutable; built once from a template and shared by all worlds.</summary>
public sealed class IamPolicies
{
    private readonly ImmutableSortedDictionary<string, PrincipalPolicies> principals;

    private IamPolicies(ImmutableSortedDictionary<string, PrincipalPolicies> principals) => this.principals = principals;

    public static IamPolicies Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, PrincipalPolicies>(StringComparer.Ordinal));

    /// <summary>In order of their names.</summary>
    public IEnumerable<PrincipalPolicies> Principals => principals.Values;

    /// <summary>All statements, in the order of their principals.</summary>
    public IEnumerable<StatementId> Statements => Principals.SelectMany(p => p.Statements.Select(s => s.Id));

    /// <summary>A copy in which <paramref name="principal"/> has exactly these policies.</summary>
    /// <param name="principal">The value of <c>ApiCall.Caller</c>: a function's logical id, or <c>states</c>.</param>
    public IamPolicies With(string principal, IEnumerable<PolicyDocument> documents) =>
        new(principals.SetItem(principal, new PrincipalPolicies(principal, documents)));

    /// <summary>A copy without one statement; the others keep their indexes.</summary>
    /// <exception cref="ArgumentException">The principal or the statement does not exist.</exception>
    public IamPolicies WithoutStatement(string principal, int index) => Find(principal) is { } found
        ? new(principals.SetItem(principal, found.Without(index)))
        : throw new ArgumentException($"'{principal}' has no policies.", nameof(principal));

    internal PrincipalPolicies? Find(string principal) => principals.GetValueOrDefault(principal);
}
