namespace Failover.LocalCloud.Iam;

/// <summary>A statement of a principal's policies.</summary>
/// <param name="Index">Its place among all statements of the principal, from 0; it stays when others are removed.</param>
public sealed record StatementId(string Principal, int Index, string Policy, PolicyOrigin Origin, string? Sid)
{
    public override string ToString() => $"{Principal}[{Index}] {Sid ?? "(no Sid)"} of {Policy}";
}
