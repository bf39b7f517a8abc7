using System.Security.Cryptography;

namespace Failover.LocalCloud.S3;

/// <summary>A bucket as the template makes it.</summary>
/// <param name="Name">3 to 63 lower-case letters, digits, dots and hyphens.</param>
/// <param name="Key">The ARN of the KMS key that new objects are encrypted under; null: S3's own keys.</param>
/// <param name="IsVersioned">Whether an object that is written again keeps its older versions.</param>
/// <param name="Retention">Object Lock's retention of new versions; null: none, and they may be deleted.</param>
public sealed record BucketSettings(string Name, string? Key = null, bool IsVersioned = false, TimeSpan? Retention = null);

/// <summary>One version of an object.</summary>
/// <param name="Version">Its id; null if the bucket is not versioned.</param>
/// <param name="RetainedUntil">Object Lock lets nobody delete it before; null: not locked.</param>
public sealed record StoredObject(string Key, string? Version, DateTimeOffset At, string? ContentType, DateTimeOffset? RetainedUntil)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>S3's checksum of the body: SHA-256 in base64.</summary>
    public string Sha256 => Convert.ToBase64String(SHA256.HashData(Body.Span));

    /// <summary>Under SSE-KMS it is no MD5 of the body (S3 API reference, Object), only equal for equal versions.</summary>
    public string ETag => $"\"{Convert.ToHexStringLower(SHA256.HashData(Body.Span).AsSpan(0, 16))}\"";
}

/// <summary>A bucket's objects, each with its versions.</summary>
public sealed class Bucket(BucketSettings settings)
{
    private readonly SortedDictionary<string, List<StoredObject>> objects = new(StringComparer.Ordinal);

    public BucketSettings Settings { get; } = settings;

    public string Name => Settings.Name;

    public string Arn => $"arn:aws:s3:::{Name}";

    /// <summary>The newest version of each object, in the order of their keys' UTF-8 bytes, as S3 lists them.</summary>
    public IEnumerable<StoredObject> Newest => objects.Values.Select(static versions => versions[^1]);

    /// <summary>Oldest first; empty where there is no such object.</summary>
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
