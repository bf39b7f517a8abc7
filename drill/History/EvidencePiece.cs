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

    /// <summary>The execution's input, valid or not.</summary>
    public JsonElement Request { get; init; }

    /// <summary>Null for the event of an end, and for a report of another version that cannot be read.</summary>
    public Report? Report { get; init; }

    /// <summary>The report's outcome, even of a report that cannot be read otherwise.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it stood down, if it did.</summary>
    public StandDownCause? Cause { get; init; }

    /// <summary>ABORTED, TIMED_OUT or FAILED; null for a report.</summary>
    public string? Ending { get; init; }

    /// <summary>A drill on the calendar that was not held; null for everything else.</summary>
    public SkippedDrill? Skipped { get; init; }

    /// <summary>
    /// The bucket or local run that it belongs to: two runs may have executions of the same name. Null if there is only one.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>Its location.</summary>
    public string? Link { get; init; }

    public string? Sha256 { get; init; }
}

/// <summary>A drill on the calendar that something spoke against, until its window was over.</summary>
/// <param name="By">Who or what started it, as the state machine writes it: <c>the schedule</c> or <c>a person</c>.</param>
/// <param name="Reason">One sentence.</param>
internal sealed record SkippedDrill(string? Cluster, string By, string Reason);
