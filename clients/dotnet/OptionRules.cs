using Failover.DocumentDb.Records;

namespace Failover.DocumentDb;

/// <summary>Checks options before anything is connected.</summary>
internal static class OptionRules
{
    private static readonly TimeSpan Floor = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static void Check(FailoverClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require(EndpointName.IsHost(EndpointName.Plain(options.Record)), "Record", "a name such as orders.db.example.com", options.Record);
        Require(options.Port is > 0 and <= 65535, "Port", "1 to 65535", options.Port);
        Require(options.WatchInterval >= Floor, "WatchInterval", "at least 1 s", options.WatchInterval);
        Require(options.ProvingTimeout > TimeSpan.Zero, "ProvingTimeout", "more than zero", options.ProvingTimeout);
        Require(options.StartupTimeout > TimeSpan.Zero, "StartupTimeout", "more than zero", options.StartupTimeout);
        Require(options.HandoverGrace >= TimeSpan.Zero, "HandoverGrace", "zero or more", options.HandoverGrace);
        Require(options.ReconnectSpread >= TimeSpan.Zero, "ReconnectSpread", "zero or more", options.ReconnectSpread);
        Require((options.Username is null) == (options.Password is null), "Username and Password", "both or neither", "one of them");
        NameServers.Parse(options.Resolvers);
    }

    private static void Require(bool holds, string name, string expected, object? found)
    {
        if (!holds)
        {
            throw new ArgumentException($"Expected {expected} as {name}, but found {found ?? "nothing"}.");
        }
    }
}
