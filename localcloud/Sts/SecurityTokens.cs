using System.Globalization;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Sts;

/// <summary>STS's temporary credentials: who has which, and until when.</summary>
public sealed class SecurityTokens(VirtualTime time)
{
    private readonly Dictionary<string, (AssumedRole Role, DateTimeOffset Until)> issued = new(StringComparer.Ordinal);

    /// <summary>How many sessions were begun.</summary>
    public int Issued => issued.Count;

    /// <summary>The role's session; null if the token is unknown.</summary>
    /// <param name="isExpired">Whether its time is up.</param>
    public AssumedRole? Find(string? token, out bool isExpired)
    {
        var found = issued.TryGetValue(token ?? "", out var session);
        isExpired = found && time.GetUtcNow() >= session.Until;
        return found ? session.Role : null;
    }

    internal (string Token, DateTimeOffset Until) Issue(AssumedRole role, int seconds)
    {
        var token = string.Create(CultureInfo.InvariantCulture, $"{role.Arn}#{issued.Count + 1}");
        var until = time.GetUtcNow().AddSeconds(seconds);
        issued.Add(token, (role, until));
        return (token, until);
    }
}
