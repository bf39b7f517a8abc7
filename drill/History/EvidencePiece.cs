using System.Text.Json;
using Failover.Functions.Contract;

namespace Failover.Drill.History;

/// <summary>One object of the bucket: what an execution found, or the event of its end.</summary>
internal sealed record EvidencePiece
{
    /// <summary>The execution's ARN.</summary>
    public required string Execution { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was written, or the execution ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The execution's input, whatever it is.</summary>
    public JsonElement Request { get; init; }

    /// <summary>Null for the event of an end, and for a report of another version that can't be read.</summary>
    public Report? Report { get; init; }

    /// <summary>The report's outcome, also of a report that can't be read otherwise.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it stood down, where it did.</summary>
    public StandDownCause? Cause { get; init; }

    /// <summary>ABORTED, TIMED_OUT or FAILED; null: it is a report.</summary>
    public string? Ending { get; init; }

    /// <summary>The bucket or the local run that it is of: two runs may have executions of one name. Null: there is only one.</summary>
    public string? Place { get; init; }

    /// <summary>Where it lies.</summary>
    public string? Link { get; init; }

    public string? Sha256 { get; init; }
}
