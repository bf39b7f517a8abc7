using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace Failover.DocumentDb.Connecting;

/// <summary>The driver's settings: first the connection string's, then ours for what it leaves open, then the application's.</summary>
internal static class DriverSettings
{
    private static readonly TimeSpan SocketTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ServerSelectionTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(2);

    /// <exception cref="ArgumentException">The connection string is invalid, or disables TLS verification.</exception>
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
            throw new ArgumentException("Expected TLS to be verified, but found tlsInsecure or AllowInsecureTls. Set CaFile instead.");
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
            // The text may contain a password, so it is not quoted.
            throw new ArgumentException($"Expected mongodb://... as ConnectionString, but found something else: {e.GetType().Name}.", e);
        }
    }

    // Without these, the driver's defaults of 30 s each would apply, which are too long for a failover.
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
