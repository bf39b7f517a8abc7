using System.Security.Cryptography;

namespace Failover.LocalCloud.S3;

/// <summary>A bucket as the template defines it.</summary>
/// <param name="Name">3 to 63 lower-case letters, digits, dots and hyphens.</param>
/// <param name="Key">The ARN of the KMS key that encrypts new objects; null for S3's own keys.</param>
/// <param name="IsVersioned">Whether overwriting an object keeps its older versions.</param>
/// <param name="Retention">Object Lock's retention of new versions; null if they may be deleted.</param>
public sealed record BucketSettings(string Name, string? Key = null, bool IsVersioned = false, TimeSpan? Retention = null);

/// <summary>One version of an object.</summary>
/// <param name="Version">The version's id; null if the bucket is not versioned.</param>
/// <param name="RetainedUntil">Until when Object Lock prevents its deletion; null if it is not locked.</param>
public sealed record StoredObject(string Key, string? Version, DateTimeOffset At, string? ContentType, DateTimeOffset? RetainedUntil)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>S3's checksum of the body: SHA-256 in base64.</summary>
    public string Sha256 => Convert.ToBase64String(SHA256.HashData(Body.Span));

    /// <summary>With SSE-KMS it is not the MD5 of the body (S3 API reference, Object), but is equal for equal bodies.</summary>
    public string ETag => $"\"{Convert.ToHexStringLower(SHA256.HashData(Body.Span).AsSpan(0, 16))}\"";
}

/// <summary>A bucket's objects, each with its versions.</summary>
public sealed class Bucket(BucketSettings settings)
{
    private readonly SortedDictionary<string, List<StoredObject>> objects = new(StringComparer.Ordinal);

    public BucketSettings Settings { get; } = settings;

    public string Name => Settings.Name;

    public string Arn => $"arn:aws:s3:::{Name}";

    /// <summary>The newest version of each object, ordered by the UTF-8 bytes of their keys, as S3 lists them.</summary>
    public IEnumerable<StoredObject> Newest => objects.Values.Select(static versions => versions[^1]);

    /// <summary>Oldest first; empty if the object does not exist.</summary>
    public IReadOnlyList<StoredObject> Versions(string key) => objects.GetValueOrDefault(key) ?? [];

    internal void Put(StoredObject stored)
    {
        if (!objects.TryGetValue(stored.Key, out var versions))
        {
            objects[stored.Key] = versions = [];
        }

        if (!Settings.IsVersioned)
        {
            versions.Clear();
        }

        versions.Add(stored);
    }
}
