namespace Failover.LocalCloud.Iam;

public enum LintRule
{
    /// <summary>The action is not in <see cref="ActionResources"/>: misspelt, or the table needs it.</summary>
    UnknownAction,

    /// <summary>An action with wildcards grants more than is named.</summary>
    WildcardAction,

    /// <summary>Allow with NotAction or NotResource grants all that is not named.</summary>
    AllowWithNot,

    /// <summary><c>*</c> is granted although the action can be limited to resources.</summary>
    BroadResource,

    /// <summary>No resource of the statement can be one of the action's: the statement does nothing for it.</summary>
    ResourceCannotMatch,

    /// <summary>A resource of the statement that none of its actions works on.</summary>
    UselessResource,

    /// <summary>The action needs resources of several types, and no statement of the principal names one of them.</summary>
    MissingResourceType,

    /// <summary>A key of several values is compared without ForAllValues or ForAnyValue.</summary>
    MissingSetOperator,

    /// <summary>Allow with ForAllValues holds for a request without the key, unless <c>Null: false</c> stands beside it.</summary>
    ForAllValuesWithoutNull,

    /// <summary>
    /// A value that Route 53 never sends in this form: names come in lower case without a trailing dot,
    /// types and actions in upper case.
    /// </summary>
    NotNormalized,
}

/// <summary>What a person should look at in a statement.</summary>
/// <param name="Subject">The action, resource or condition key that it is about, as written.</param>
public sealed record LintFinding(LintRule Rule, StatementId Statement, string Subject, string Message)
{
    public override string ToString() => $"{Rule}: {Statement}: {Message}";
}
