namespace Failover.LocalCloud.Iam;

/// <summary>IAM's decision on one call.</summary>
/// <param name="Reason">The end of AWS's message; null if the call is allowed.</param>
/// <param name="Statement">The first statement that decided; null for an implicit deny and for callers without a role here.</param>
public sealed record Decision(bool Allowed, string? Reason, StatementId? Statement)
{
    internal static readonly Decision Outside = new(true, null, null);

    /// <summary>All statements that allowed the call, or all that denied it.</summary>
    public IReadOnlyList<StatementId> Deciding { get; init; } = [];

    /// <summary>The only statement whose removal would change the decision; null if there is none.</summary>
    public StatementId? Needed { get; init; }

    // The wording of AWS's messages: IAM user guide, "Troubleshoot access denied error messages".
    internal static Decision ImplicitDeny(string action) =>
        new(false, $"no identity-based policy allows the {action} action", null);

    /// <param name="allowed">Whether the call would be allowed without the denying statements.</param>
    internal static Decision ExplicitDeny(IReadOnlyList<StatementId> denying, bool allowed) =>
        new(false, "with an explicit deny in an identity-based policy", denying[0])
        {
            Deciding = denying,
            Needed = allowed && denying is [var only] ? only : null,
        };

    internal static Decision Allow(IReadOnlyList<StatementId> allowing) =>
        new(true, null, allowing[0]) { Deciding = allowing, Needed = allowing is [var only] ? only : null };
}
