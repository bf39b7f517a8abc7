using Failover.LocalCloud.S3;

namespace Failover.LocalCloud.Template;

internal static class BucketDeployer
{
    public static DeployStep Bucket(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "BucketName", "VersioningConfiguration", "PublicAccessBlockConfiguration", "OwnershipControls", "BucketEncryption",
            "ObjectLockEnabled", "ObjectLockConfiguration", "LifecycleConfiguration", "Tags");
        var isVersioned = properties.Nested("VersioningConfiguration")?.Only("Status").Text("Status") == "Enabled";
        var retention = Retention(properties, isVersioned);
        var settings = new BucketSettings(resource.Name, Key(properties), isVersioned, retention);
        return (services, _) =>
        {
            var bucket = services.S3.CreateBucket(settings);
            if (settings.Key is { } key)
            {
                services.Policies.Encrypt(bucket.Arn, key);
            }
        };
    }

    public static DeployStep Policy(Properties properties)
    {
        properties.Only("Bucket", "PolicyDocument");
        var name = properties.Text("Bucket");
        return PolicyDeployer.Put(services => Found(services.S3, name, properties).Arn, properties, "PolicyDocument");
    }

    private static Bucket Found(S3Service s3, string name, Properties properties) =>
        s3.Buckets.FirstOrDefault(bucket => bucket.Name == name) ?? throw properties.Bad("Bucket", "an existing bucket", name);

    private static string? Key(Properties properties)
    {
        var rule = properties.Nested("BucketEncryption")?.List("ServerSideEncryptionConfiguration").FirstOrDefault()
            ?.Nested("ServerSideEncryptionByDefault")?.Only("SSEAlgorithm", "KMSMasterKeyID");
        return rule?.Text("SSEAlgorithm") == "aws:kms" ? rule.OptionalText("KMSMasterKeyID") : null;
    }

    /// <summary>"Object Lock works only in buckets that have S3 Versioning enabled" (S3 user guide).</summary>
    private static TimeSpan? Retention(Properties properties, bool isVersioned)
    {
        var isLocked = properties.Flag("ObjectLockEnabled", false);
        var retention = properties.Nested("ObjectLockConfiguration")?.Only("ObjectLockEnabled", "Rule").Nested("Rule")
            ?.Nested("DefaultRetention")?.Only("Mode", "Days");
        if (retention is null)
        {
            return null;
        }

        if (!isLocked || !isVersioned)
        {
            throw properties.Bad("ObjectLockConfiguration", "ObjectLockEnabled and versioning along with it", null);
        }

        _ = retention.Text("Mode") is "GOVERNANCE" or "COMPLIANCE" ? 0
            : throw retention.Bad("Mode", "GOVERNANCE or COMPLIANCE", retention.Json["Mode"]);
        return TimeSpan.FromDays(retention.Number("Days", null, 1, 36_500));
    }
}
