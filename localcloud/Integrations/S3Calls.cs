using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// State machines' calls to S3: <c>putObject</c>, <c>getObject</c>, <c>listObjectsV2</c>. A caller needs its own permission, no Deny in the
/// bucket's policy, and access to the bucket's key.
/// </summary>
internal sealed class S3Calls(CloudCore core, S3Service s3, ResourcePolicies policies)
{
    /// <summary>The call as IAM sees it: listing is <c>s3:ListBucket</c> on the bucket, the others are on the object.</summary>
    public static ApiCall Call(string action, string caller, SdkParameters parameters)
    {
        var bucket = $"arn:aws:s3:::{parameters.Text("Bucket")}";
        return action == "listObjectsV2" ? new ApiCall("s3", "ListBucket", caller, bucket)
            : new ApiCall("s3", action == "putObject" ? "PutObject" : "GetObject", caller, $"{bucket}/{parameters.Text("Key")}");
    }

    /// <exception cref="SdkException">S3 refuses the call.</exception>
    public JsonObject Answer(ApiCall call, SdkParameters parameters)
    {
        try
        {
            var bucket = s3.Bucket(parameters.Text("Bucket"));
            var refusal = policies.RefusesByPolicy(bucket.Arn, call)
                ?? (call.Operation == "ListBucket" ? null : policies.RefusesKey(
                    bucket.Arn, call.Caller, $"s3.{core.Region}.amazonaws.com",
                    call.Operation == "PutObject" ? ["GenerateDataKey"] : ["Decrypt"], one => core.Gate.Authorize(one)));
            return refusal is not null ? throw new SdkException("AccessDenied", refusal, 403) : call.Operation switch
            {
                "PutObject" => Put(bucket, parameters),
                "GetObject" => Get(bucket, parameters),
                _ => List(bucket, parameters),
            };
        }
        catch (S3Exception e)
        {
            throw new SdkException(e.Code, e.Message, e.Status);
        }
    }

    /// <summary>
    /// A body that is not a string is written as JSON. It is not documented whether Step Functions passes S3's checksum on in its answer,
    /// and a recorded answer did not have it (LocalStack, 2025), so it is omitted.
    /// </summary>
    private JsonObject Put(Bucket bucket, SdkParameters parameters)
    {
        var body = parameters.Json("Body") is { } json ? json.ToJsonString(Relaxed.Json) : throw parameters.Missing("Body");
        var stored = s3.PutObject(
            bucket.Name, parameters.Text("Key"), Encoding.UTF8.GetBytes(body), parameters.OptionalText("ContentType"));
        var answer = new JsonObject { ["ETag"] = stored.ETag };
        if (bucket.Settings.Key is { } key)
        {
            (answer["ServerSideEncryption"], answer["SsekmsKeyId"]) = ("aws:kms", key);
        }

        if (stored.Version is { } version)
        {
            answer["VersionId"] = version;
        }

        return answer;
    }

    private JsonObject Get(Bucket bucket, SdkParameters parameters)
    {
        var stored = s3.GetObject(bucket.Name, parameters.Text("Key"));
        return new JsonObject
        {
            ["Body"] = Encoding.UTF8.GetString(stored.Body.Span),
            ["ContentLength"] = stored.Body.Length,
            ["ContentType"] = stored.ContentType ?? "binary/octet-stream",
            ["ETag"] = stored.ETag,
            ["LastModified"] = Text(stored.At),
            ["VersionId"] = stored.Version,
        };
    }

    private JsonObject List(Bucket bucket, SdkParameters parameters)
    {
        var most = parameters.Json("MaxKeys") is JsonValue asked && asked.GetValueKind() == JsonValueKind.Number ? asked.GetValue<int>()
            : 1000;
        var page = s3.ListObjects(
            bucket.Name, parameters.OptionalText("Prefix") ?? "", parameters.OptionalText("ContinuationToken"), most);
        return new JsonObject
        {
            ["Contents"] = new JsonArray([.. page.Objects.Select(static one => (JsonNode)new JsonObject
            {
                ["Key"] = one.Key, ["ETag"] = one.ETag, ["Size"] = one.Body.Length, ["LastModified"] = Text(one.At),
            })]),
            ["IsTruncated"] = page.NextToken is not null,
            ["KeyCount"] = page.Objects.Count,
            ["Name"] = bucket.Name,
            ["NextContinuationToken"] = page.NextToken,
        };
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
