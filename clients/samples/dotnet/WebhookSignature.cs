using System.Security.Cryptography;

namespace Failover.ShopifyBackend;

/// <summary>The signature of a Shopify webhook: HMAC-SHA256 of the raw body, in base64.</summary>
public static class WebhookSignature
{
    public const string Header = "X-Shopify-Hmac-Sha256";

    /// <summary>Compares in constant time, so that timing does not reveal how much of a guess was right.</summary>
    public static bool IsValid(ReadOnlySpan<byte> body, string? signature, byte[] secret)
    {
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature is not null
            && Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], HMACSHA256.HashData(secret, body));
    }
}
