using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Drill.Scenarios;

namespace Failover.Drill.FirstMinute;

/// <summary>The first minute as one JSON document.</summary>
/// <param name="Passed">Without us the application stayed down, and with us the run ended as expected.</param>
internal sealed record StoryDocument(bool Passed, UnattendedDocument Without, RunDocument With)
{
    public static StoryDocument From(UnattendedRun without, ScenarioRun with) => new(
        without.IsDown && with.Passed,
        new UnattendedDocument(
            without.Watched.TotalSeconds, without.IsDown, Math.Round(without.Client.OutageSeconds, 3), without.Client.FailedWrites,
            new RecordDocument(without.Record, without.RecordBefore, without.RecordAfter)),
        RunDocument.From(with));

    public string ToJson() => JsonSerializer.Serialize(this, StoryJson.Readable.StoryDocument);
}

/// <param name="WatchedSeconds">From the fault to the end.</param>
/// <param name="Down">Whether the application could not write at the end.</param>
internal sealed record UnattendedDocument(
    double WatchedSeconds, bool Down, double OutageSeconds, long FailedWrites, RecordDocument Record);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoryDocument))]
internal sealed partial class StoryJson : JsonSerializerContext
{
    public static StoryJson Readable { get; } = new(RunJson.ReadableOptions());
}
