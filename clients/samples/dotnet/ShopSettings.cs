using System.Text;
using Failover.DocumentDb;

namespace Failover.ShopifyBackend;

/// <summary>Settings, from environment variables (<c>Database__Record</c>), the command line or appsettings.json.</summary>
/// <param name="WebhookSecret">The Shopify app's client secret, the key of the webhooks' HMAC.</param>
public sealed record ShopSettings(byte[] WebhookSecret, FailoverClientOptions Database)
{
    /// <exception cref="InvalidOperationException">A required setting is missing; the message names it.</exception>
    public static ShopSettings From(IConfiguration configuration) => new(
        Encoding.UTF8.GetBytes(Require(configuration, "Webhook:Secret")),
        new FailoverClientOptions
        {
            Record = Require(configuration, "Database:Record"),
            Port = configuration.GetValue("Database:Port", 27017),
            Username = configuration["Database:Username"],
            Password = configuration["Database:Password"],
            CaFile = Require(configuration, "Database:CaFile"),
            Resolvers = configuration["Database:Resolvers"]?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [],
        });

    private static string Require(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException(
                $"Expected the setting {name}, but found none. Set {name.Replace(":", "__", StringComparison.Ordinal)}.");
}
