using System.Text;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.S3;

/// <summary>One page of a list, with at most 1,000 objects.</summary>
/// <param name="NextToken">Null on the last page.</param>
public sealed record ObjectPage(IReadOnlyList<StoredObject> Objects, string? NextToken);

/// <summary>S3 in one region: buckets and their objects. The caller (S3Calls) checks permissions.</summary>
public sealed class S3Service(CloudCore core)
{
    // S3 user guide: a key's name is at most 1,024 bytes of UTF-8; a page of a list has at most 1,000 keys.
    private const int MostKeyBytes = 1024;
    private const int MostKeys = 1000;

    private readonly SortedDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    public IEnumerable<Bucket> Buckets => buckets.Values;

    /// <summary>Creates the bucket, or returns the existing one of that name.</summary>
    public Bucket CreateBucket(BucketSettings settings) =>
        buckets.TryGetValue(settings.Name, out var there) ? there : buckets[settings.Name] = new Bucket(settings);

    /// <exception cref="S3Exception"><c>NoSuchBucket</c>.</exception>
    public Bucket Bucket(string name) => buckets.GetValueOrDefault(name)
        ?? throw new S3Exception("NoSuchBucket", "The specified bucket does not exist", 404);

    /// <exception cref="S3Exception"><c>NoSuchBucket</c>, <c>KeyTooLongError</c>, <c>InvalidArgument</c>.</exception>
    public StoredObject PutObject(string bucket, string key, ReadOnlyMemory<byte> body, string? contentType = null)
    {
        var target = Bucket(bucket);
        if (key.Length == 0 || Encoding.UTF8.GetByteCount(key) > MostKeyBytes)
        {
            throw key.Length == 0 ? new S3Exception("InvalidArgument", "A key must not be empty", 400)
                : new S3Exception("KeyTooLongError", "Your key is too long", 400);
        }

        var now = core.Time.GetUtcNow();
        var stored = new StoredObject(
            key, target.Settings.IsVersioned ? core.Chance.Id("s3").ToString("N") : null, now, contentType,
            now + target.Settings.Retention)
        {
            Body = body,
        };
        target.Put(stored);
        core.Journal.Write("s3", "stored", $"{bucket}/{key}", $"{body.Length} bytes");
        return stored;
    }

    /// <exception cref="S3Exception"><c>NoSuchBucket</c>, <c>NoSuchKey</c>.</exception>
    public StoredObject GetObject(string bucket, string key) =>
        Bucket(bucket).Versions(key) is [.., var newest] ? newest
            : throw new S3Exception("NoSuchKey", "The specified key does not exist.", 404);

    /// <param name="token">The previous page's <see cref="ObjectPage.NextToken"/>; null for the first page.</param>
    /// <exception cref="S3Exception"><c>NoSuchBucket</c>.</exception>
    public ObjectPage ListObjects(string bucket, string prefix = "", string? token = null, int most = MostKeys)
    {
        var page = Bucket(bucket).Newest
            .Where(stored => stored.Key.StartsWith(prefix, StringComparison.Ordinal)
                && (token is null || string.CompareOrdinal(stored.Key, token) > 0))
            .Take(Math.Clamp(most, 1, MostKeys) + 1).ToList();
        var isLast = page.Count <= Math.Clamp(most, 1, MostKeys);
        return isLast ? new ObjectPage(page, null) : new ObjectPage(page[..^1], page[^2].Key);
    }
}
