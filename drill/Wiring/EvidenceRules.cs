using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Encryption, and how evidence is kept: logs, bucket, key, topic and queue.</summary>
internal static class EvidenceRules
{
    private const string Bucket = ResourceTypes.Bucket;

    private const string Encryption = "BucketEncryption.ServerSideEncryptionConfiguration[0]";

    private const string Public = "nobody outside of the account sees evidence, whatever a later policy or ACL says";

    private const string Lock = "evidence can't be deleted before its time, where EvidenceLock asks for that";

    private const string Expires = "an expired object is deleted a month later, and nothing half-written is kept";

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.Is("logs are encrypted by the stack's key", "AWS::Logs::LogGroup", "KmsKeyId", static (view, _) => view.Key),
        WiringRule.Is("reports are encrypted by the stack's key", ResourceTypes.Topic, "KmsMasterKeyId", static (view, _) => view.Key),
        WiringRule.Is("SQS's own key: EventBridge's use of another can't be limited", ResourceTypes.Queue, "SqsManagedSseEnabled", "true"),
        WiringRule.Is("AWS replaces the key's material each year", "AWS::KMS::Key", "EnableKeyRotation", "true"),
        WiringRule.Is("overwritten evidence keeps its older versions", Bucket, "VersioningConfiguration.Status", "Enabled"),
        WiringRule.Is(Public, Bucket, "PublicAccessBlockConfiguration.BlockPublicAcls", "true"),
        WiringRule.Is(Public, Bucket, "PublicAccessBlockConfiguration.BlockPublicPolicy", "true"),
        WiringRule.Is(Public, Bucket, "PublicAccessBlockConfiguration.IgnorePublicAcls", "true"),
        WiringRule.Is(Public, Bucket, "PublicAccessBlockConfiguration.RestrictPublicBuckets", "true"),
        WiringRule.Is("no ACL gives an object to anybody", Bucket, "OwnershipControls.Rules[0].ObjectOwnership", "BucketOwnerEnforced"),
        WiringRule.Is("one call to KMS a bucket, not one an object", Bucket, $"{Encryption}.BucketKeyEnabled", "true"),
        WiringRule.Is("evidence is encrypted by KMS", Bucket, $"{Encryption}.ServerSideEncryptionByDefault.SSEAlgorithm", "aws:kms"),
        WiringRule.Is(
            "evidence is encrypted by the stack's key", Bucket, $"{Encryption}.ServerSideEncryptionByDefault.KMSMasterKeyID",
            static (view, _) => view.Key),
        WiringRule.Is(
            Lock, Bucket, "ObjectLockConfiguration.ObjectLockEnabled",
            static (view, _) => view.Parameter("EvidenceLock") is null ? null : "Enabled"),
        WiringRule.Is(
            Lock, Bucket, "ObjectLockConfiguration.Rule.DefaultRetention.Mode", static (view, _) => view.Parameter("EvidenceLock")),
        WiringRule.Is(
            Lock, Bucket, "ObjectLockConfiguration.Rule.DefaultRetention.Days",
            static (view, _) => view.Parameter("EvidenceLock") is null ? null : view.Parameter("EvidenceDays")),
        WiringRule.Is("evidence is kept for EvidenceDays", Bucket, "LifecycleConfiguration.Rules[0].Status", "Enabled"),
        WiringRule.Is(
            "evidence is kept for EvidenceDays", Bucket, "LifecycleConfiguration.Rules[0].ExpirationInDays",
            static (view, _) => view.Parameter("EvidenceDays") ?? "1096"),
        WiringRule.Is(Expires, Bucket, "LifecycleConfiguration.Rules[0].NoncurrentVersionExpiration.NoncurrentDays", "30"),
        WiringRule.Is(Expires, Bucket, "LifecycleConfiguration.Rules[1].Status", "Enabled"),
        WiringRule.Is(Expires, Bucket, "LifecycleConfiguration.Rules[1].ExpiredObjectDeleteMarker", "true"),
        WiringRule.Is(Expires, Bucket, "LifecycleConfiguration.Rules[1].AbortIncompleteMultipartUpload.DaysAfterInitiation", "1"),
    ];
}
