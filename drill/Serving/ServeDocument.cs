using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Drill.Serving;

/// <summary>What <c>drill serve --json</c> prints once it listens.</summary>
/// <param name="StateMachine">Its ARN. The functions list this state machine's executions, so an interpreter must use this ARN.</param>
/// <param name="Definition">The file with the definition, if one was written.</param>
internal sealed record ServeDocument(
    Uri Url, string Scenario, DateTimeOffset Now, DateTimeOffset FirstFaultAt, string StateMachine, string? Definition,
        IReadOnlyList<ServedFunction> Functions)
{
    public static ServeDocument From(ServedWorld world, Uri url, string scenario, string? definition) => new(
        url,
        scenario,
        world.World.Cloud.Core.Time.GetUtcNow(),
        world.FirstFaultAt,
        world.World.Cloud.StateMachine.Arn,
        definition is null ? null : Path.GetFullPath(definition),
        [.. world.Lambda.Functions.Select(f => new ServedFunction(f.LogicalId, f.Name, f.Arn))]);

    public string ToJson() => JsonSerializer.Serialize(this, ServeJson.Readable.ServeDocument);
}

internal sealed record ServedFunction(string LogicalId, string Name, string Arn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServeDocument))]
internal sealed partial class ServeJson : JsonSerializerContext
{
    public static ServeJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
