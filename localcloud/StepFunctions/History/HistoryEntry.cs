using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.History;

/// <summary>An event as stored: its JSON is written only when it is read.</summary>
/// <param name="Type">AWS's event type.</param>
internal sealed record HistoryEntry(string Type)
{
    public int Id { get; set; }

    public int PreviousId { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>The state's name.</summary>
    public string? Name { get; init; }

    /// <summary>Input, output or parameters.</summary>
    public Value? Data { get; init; }

    public TaskResource? Resource { get; init; }

    /// <summary>The region that an integration's task runs in.</summary>
    public string? Region { get; init; }

    public string? Error { get; init; }

    public string? Cause { get; init; }

    /// <summary>A Map's length, an item's index or the number of redrives.</summary>
    public int? Number { get; init; }

    /// <summary>Seconds.</summary>
    public long? Timeout { get; init; }

    /// <summary>Seconds.</summary>
    public long? Heartbeat { get; init; }
}
