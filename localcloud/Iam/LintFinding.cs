namespace Failover.LocalCloud.Iam;

public enum LintRule
{
    /// <summary>The action is not in <see cref="ActionResources"/>: it is misspelt, or missing from the table.</summary>
    UnknownAction,

    /// <summary>An action with wildcards grants more than it names.</summary>
    WildcardAction,

    /// <summary>Allow with NotAction or NotResource grants everything that is not named.</summary>
    AllowWithNot,

    /// <summary><c>*</c> is granted although the action can be restricted to resources.</summary>
    BroadResource,

    /// <summary>No resource in the statement can match the action's resource types, so the statement does not grant it.</summary>
    ResourceCannotMatch,

    /// <summary>A resource in the statement that none of its actions works on.</summary>
    UselessResource,

    /// <summary>The action needs resources of several types, and no statement of the principal covers one of them.</summary>
    MissingResourceType,

    /// <summary>A multivalued key is compared without ForAllValues or ForAnyValue.</summary>
    MissingSetOperator,

    /// <summary>Allow with ForAllValues also matches a request without the key unless <c>Null: false</c> accompanies it.</summary>
    ForAllValuesWithoutNull,

    /// <summary>
    /// A value that Route 53 never sends in this form: names are in lower case without a trailing dot,
    /// types and actions in upper case.
    /// </summary>
    NotNormalized,
}

/// <summary>A finding that a reviewer should check in a statement.</summary>
/// <param name="Subject">The action, resource or condition key that it concerns, as written.</param>
public sealed record LintFinding(LintRule Rule, StatementId Statement, string Subject, string Message)
{
    public override string ToString() => $"{Rule}: {Statement}: {Message}";
}
