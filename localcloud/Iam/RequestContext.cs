using System.Globalization;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>The condition keys of a call: those that its service provides, and the global keys that the local cloud supports.</summary>
internal readonly record struct RequestContext(ApiCall Call, TimeProvider? Time)
{
    internal string Action => $"{Call.Service}:{Call.Operation}";

    /// <summary>The key's values; null if the request does not have it. Key names ignore case.</summary>
    internal IReadOnlyList<string>? Values(string key)
    {
        var given = Call.Conditions.TryGetValue(key, out var exact) ? exact : Spelled(key);
        return given is { Count: > 0 } ? given
            : given is null && Global(key) is { } value ? [value]
            : null;
    }

    private IReadOnlyList<string>? Spelled(string key)
    {
        foreach (var (name, values) in Call.Conditions)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return values;
            }
        }

        return null;
    }

    /// <summary>Whether the key's value changes between identical calls, so that a decision must not be cached.</summary>
    internal static bool IsTime(string key) => key.ToLowerInvariant() is "aws:currenttime" or "aws:epochtime";

    private string? Global(string key) => key.ToLowerInvariant() switch
    {
        "aws:currenttime" => Time?.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "aws:epochtime" => Time?.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        "aws:principalaccount" => CloudCore.Account,
        "aws:principalarn" => $"arn:aws:iam::{CloudCore.Account}:role/{Call.Caller}Role",
        "aws:principaltype" => "AssumedRole",
        "aws:requestedregion" => Region(),
        "aws:securetransport" => "true",
        "aws:viaawsservice" => "false",
        _ => null,
    };

    // Route 53 and other global services are called in us-east-1.
    private string Region() =>
        Call.Region ?? (Arn.Split(Call.Resource) is { } parts && parts[3].Length > 0 ? parts[3] : CloudCore.FirstRegion);
}
