using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<WriterState>))]
public enum WriterState
{
    /// <summary>The cluster has exactly one writer, and all that the API says of it is healthy.</summary>
    Promoted,

    /// <summary>Not yet.</summary>
    Waiting,

    /// <summary>Not within the plan's budget.</summary>
    Exhausted,
}

/// <summary>One look at whether a writer is promoted.</summary>
public sealed record WriterCheck : IStepResult<WriterState>
{
    public required WriterState State { get; init; }

    /// <summary>The number of this look, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next look, where there is one.</summary>
    public int WaitSeconds { get; init; }

    public required string Status { get; init; }

    public string? Writer { get; init; }

    public string? Target { get; init; }

    /// <summary>What is missing, or who is the writer.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
