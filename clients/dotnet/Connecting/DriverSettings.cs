using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace Failover.DocumentDb.Connecting;

/// <summary>The driver's settings: what the connection string says, ours where it says nothing, then the application's.</summary>
internal static class DriverSettings
{
    private static readonly TimeSpan SocketTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ServerSelectionTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">The connection string is none, or asks not to verify TLS.</exception>
    public static MongoClientSettings Create(FailoverClientOptions options)
    {
        var settings = options.ConnectionString is { } text ? Parse(text) : new MongoClientSettings();
        if (options.Username is { } user)
        {
            settings.Credential = MongoCredential.CreateCredential("admin", user, options.Password);
        }

        Suit(settings);
        options.Configure?.Invoke(settings);
        if (settings.AllowInsecureTls)
        {
            throw new ArgumentException("Expected TLS to be verified, found tlsInsecure or AllowInsecureTls. Set CaFile instead.");
        }

        return settings;
    }

    private static MongoClientSettings Parse(string connectionString)
    {
        try
        {
            return MongoClientSettings.FromConnectionString(connectionString);
        }
        catch (Exception e) when (e is MongoConfigurationException or ArgumentException or FormatException)
        {
            // The text may hold a password: it is not quoted.
            throw new ArgumentException($"Expected mongodb://... as ConnectionString, found what is none: {e.GetType().Name}.", e);
        }
    }

    // A connection string that says nothing leaves the driver's defaults, which suit no failover: 30 s each.
    private static void Suit(MongoClientSettings settings)
    {
        settings.ReplicaSetName ??= "rs0";
        settings.DirectConnection = false;
        settings.RetryWrites = false; // DocumentDB has none.
        settings.UseTls = true;
        settings.ServerSelectionTimeout =
            Ours(settings.ServerSelectionTimeout, MongoDefaults.ServerSelectionTimeout, ServerSelectionTimeout);
        settings.ConnectTimeout = Ours(settings.ConnectTimeout, MongoDefaults.ConnectTimeout, ConnectTimeout);
        settings.SocketTimeout = Ours(settings.SocketTimeout, MongoDefaults.SocketTimeout, SocketTimeout);
        settings.HeartbeatInterval = Ours(settings.HeartbeatInterval, ServerSettings.DefaultHeartbeatInterval, HeartbeatInterval);
        settings.HeartbeatTimeout = Ours(settings.HeartbeatTimeout, ServerSettings.DefaultHeartbeatTimeout, ConnectTimeout);
    }

    private static TimeSpan Ours(TimeSpan found, TimeSpan driversDefault, TimeSpan ours) => found == driversDefault ? ours : found;
}
