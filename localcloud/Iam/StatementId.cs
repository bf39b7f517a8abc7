namespace Failover.LocalCloud.Iam;

/// <summary>Identifies a statement in a principal's policies.</summary>
/// <param name="Index">Its position among all statements of the principal, from 0; unchanged when others are removed.</param>
public sealed record StatementId(string Principal, int Index, string Policy, PolicyOrigin Origin, string? Sid)
{
    public override string ToString() => $"{Principal}[{Index}] {Sid ?? "(no Sid)"} of {Policy}";
}
