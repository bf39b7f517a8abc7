using System.Text.Json;

namespace Failover.Drill.History;

/// <summary>Who or what started an execution, according to its input and name. Pure.</summary>
internal sealed record Started(string By, string? Why, bool IsDrill, bool IsObserved, string? Cluster)
{
    /// <summary>The prefix of the names of scheduled executions.</summary>
    public const string BySchedule = "scheduled-";

    public const string Schedule = "the schedule";

    public const string Person = "a person";

    public static Started From(JsonElement request, string name)
    {
        var alarm = Field(request, "alarm");
        var why = Text(request, "reason");
        return new Started(
            Starter(alarm, name, why), why, Field(request, "drill")?.ValueKind == JsonValueKind.Object, Text(request, "mode") == "observe",
            Text(request, "cluster"));
    }

    private static string Starter(JsonElement? alarm, string name, string? why) => alarm switch
    {
        { } beats when Text(beats, "source") == "beats" => "the heartbeat",
        { } watched when Field(watched, "attempt") is { } attempt => $"the watch, attempt {attempt} of {Text(watched, "name")}",
        { } own when Text(own, "name") is { } alarmName => $"alarm {alarmName}",
        _ when name.StartsWith(BySchedule, StringComparison.Ordinal) => Schedule,
        _ when why?.StartsWith("RDS-EVENT-", StringComparison.Ordinal) == true => "an event of DocumentDB",
        _ => Person,
    };

    private static JsonElement? Field(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null
            ? field : null;

    private static string? Text(JsonElement node, string name) =>
        Field(node, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
