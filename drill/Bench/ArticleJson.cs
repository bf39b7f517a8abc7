using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Failover.Drill.Bench;

/// <param name="StatusCode">200, or 500 for a failure, which Lambda takes for a success, so that nothing retries.</param>
public sealed record ArticleAnswer(int StatusCode, string Body);

/// <summary>The JSON of the article's functions.</summary>
public sealed class ArticleSerializer()
    : SourceGeneratorLambdaJsonSerializer<ArticleJson>(static options => options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);

[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(ArticleAnswer))]
public sealed partial class ArticleJson : JsonSerializerContext;
