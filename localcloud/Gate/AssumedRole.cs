namespace Failover.LocalCloud.Gate;

/// <summary>The session of a role that somebody assumed.</summary>
/// <param name="Account">The role's account: 12 digits.</param>
/// <param name="Role">The role's name, by which its account finds its policies.</param>
/// <param name="Session">The session's name.</param>
public sealed record AssumedRole(string Account, string Role, string Session)
{
    /// <summary>As AWS names the caller.</summary>
    public string Arn => $"arn:aws:sts::{Account}:assumed-role/{Role}/{Session}";
}
