using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.Integrations;

/// <summary>S3 as a state machine calls it.</summary>
public sealed class S3CallTests
{
    private const string Key = "arn:aws:kms:us-east-1:123456789012:key/k";
    private readonly CloudCore core = new(1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
    private readonly ResourcePolicies policies = new();
    private readonly S3Service s3;

    public S3CallTests() => s3 = new S3Service(core);

    [Fact]
    public void Put_ThenGet_IsTheSameJson()
    {
        s3.CreateBucket(new BucketSettings("evidence", IsVersioned: true));

        var put = Run("putObject", """{"Bucket": "evidence", "Key": "2026-11-22/a/0.json", "Body": {"ä": [1, null]}}""")!;
        var got = Run("getObject", """{"Bucket": "evidence", "Key": "2026-11-22/a/0.json"}""")!;

        got["Body"]!.GetValue<string>().ShouldBe("""{"ä":[1,null]}""");
        got["VersionId"]!.GetValue<string>().ShouldBe(put["VersionId"]!.GetValue<string>());
        s3.GetObject("evidence", "2026-11-22/a/0.json").Sha256
            .ShouldBe(Convert.ToBase64String(SHA256.HashData("""{"ä":[1,null]}"""u8)));
    }

    [Fact]
    public void Put_Again_KeepsTheOlderVersionUntilItsRetentionEnds()
    {
        var bucket = s3.CreateBucket(new BucketSettings("evidence", IsVersioned: true, Retention: TimeSpan.FromDays(1)));

        Run("putObject", """{"Bucket": "evidence", "Key": "a", "Body": 1}""");
        Run("putObject", """{"Bucket": "evidence", "Key": "a", "Body": 2}""");

        bucket.Versions("a").Select(v => System.Text.Encoding.UTF8.GetString(v.Body.Span)).ShouldBe(["1", "2"]);
        bucket.Versions("a").ShouldAllBe(v => v.RetainedUntil > v.At.AddHours(23));
    }

    [Fact]
    public void List_MoreThanAPage_ContinuesWithTheToken()
    {
        s3.CreateBucket(new BucketSettings("evidence"));
        foreach (var key in new[] { "b/2", "b/1", "a/1", "b/3" })
        {
            s3.PutObject("evidence", key, new byte[1]);
        }

        var first = Run("listObjectsV2", """{"Bucket": "evidence", "Prefix": "b/", "MaxKeys": 2}""")!;
        var token = first["NextContinuationToken"]!.GetValue<string>();
        var last = Run("listObjectsV2", $$"""{"Bucket": "evidence", "Prefix": "b/", "MaxKeys": 2, "ContinuationToken": "{{token}}"}""")!;

        Keys(first).ShouldBe(["b/1", "b/2"]);
        (first["IsTruncated"]!.GetValue<bool>(), last["IsTruncated"]!.GetValue<bool>()).ShouldBe((true, false));
        Keys(last).ShouldBe(["b/3"]);
    }

    [Theory]
    [InlineData("putObject", """{"Bucket": "none", "Key": "a", "Body": 1}""", "S3.NoSuchBucketException")]
    [InlineData("putObject", """{"Bucket": "evidence", "Key": "a"}""", "States.Runtime")]
    [InlineData("putObject", """{"Key": "a", "Body": 1}""", "States.Runtime")]
    [InlineData("getObject", """{"Bucket": "evidence", "Key": "none"}""", "S3.NoSuchKeyException")]
    [InlineData("listObjectsV2", """{"Bucket": "none"}""", "S3.NoSuchBucketException")]
    public void Call_ForAMissingResource_FailsUnderStepFunctionsName(string action, string input, string error)
    {
        s3.CreateBucket(new BucketSettings("evidence"));

        Fails(action, input).ShouldBe(error);
    }

    [Theory]
    [InlineData(ApiFaultKind.Throttle, "S3.S3Exception")]
    [InlineData(ApiFaultKind.Deny, "S3.S3Exception")]
    [InlineData(ApiFaultKind.LostAnswer, "S3.SdkClientException")]
    public void Put_FaultOfTheApi_FailsUnderStepFunctionsName(ApiFaultKind kind, string error)
    {
        s3.CreateBucket(new BucketSettings("evidence"));
        core.Gate.Add(new ApiFault(kind, "s3", "PutObject", TimeSpan.Zero, TimeSpan.FromHours(1)));

        Fails("putObject", """{"Bucket": "evidence", "Key": "a", "Body": 1}""").ShouldBe(error);
    }

    [Theory]
    [InlineData("false", true)]
    [InlineData("true", false)]
    public void BucketPolicy_DeniesATransport_IsEnforced(string secure, bool isTaken)
    {
        s3.CreateBucket(new BucketSettings("evidence"));
        policies.Put("arn:aws:s3:::evidence", ResourcePolicy.Parse(JsonNode.Parse($$"""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*",
              "Resource": ["arn:aws:s3:::evidence", "arn:aws:s3:::evidence/*"],
              "Condition": {"Bool": {"aws:SecureTransport": "{{secure}}"} } }]}
            """), "policy"));

        Fails("putObject", """{"Bucket": "evidence", "Key": "a", "Body": 1}""").ShouldBe(isTaken ? "nothing" : "S3.S3Exception");
    }

    [Fact]
    public void Put_WithoutTheBucketsKey_IsDenied()
    {
        s3.CreateBucket(new BucketSettings("evidence", Key));
        policies.Encrypt("arn:aws:s3:::evidence", Key);
        core.Gate.Authorize = call => call.Service == "kms" ? "no policy allows it" : null;

        Fails("putObject", """{"Bucket": "evidence", "Key": "a", "Body": 1}""").ShouldBe("S3.S3Exception");
        s3.Bucket("evidence").Newest.ShouldBeEmpty();
    }

    private static IEnumerable<string> Keys(JsonNode page) => page["Contents"]!.AsArray().Select(c => c!["Key"]!.GetValue<string>());

    private string Fails(string action, string input)
    {
        try
        {
            Run(action, input);
            return "nothing";
        }
        catch (TaskFailedException e)
        {
            return e.Failure.Error ?? "";
        }
    }

    private JsonNode? Run(string action, string input)
    {
        var rules = new EventBridgeService(core, new SqsService(core));
        var tasks = new SdkTasks(
            core, new SnsService(core), rules, new CloudWatchService(core), new LambdaService(core), new Route53Service(core), _ => null,
            () => null, s3, policies);
        return core.Time.Run(() => tasks.RunAsync(
            $"arn:aws:states:::aws-sdk:s3:{action}", JsonNode.Parse(input), "states", CancellationToken.None));
    }
}
