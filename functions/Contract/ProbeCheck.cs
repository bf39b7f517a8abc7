using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<ProbeState>))]
public enum ProbeState
{
    /// <summary>The writer was proven over the wire as many times in a row as the plan requires.</summary>
    Proven,

    /// <summary>The writer is not proven yet.</summary>
    Waiting,

    /// <summary>Not proven for so long that the writer may have changed: CheckWriter checks again.</summary>
    Recheck,

    /// <summary>The writer was not proven within the plan's budget.</summary>
    Exhausted,
}

[JsonConverter(typeof(KebabCase<ProbeOutcome>))]
public enum ProbeOutcome
{
    /// <summary>The cluster's writable primary answers through the record.</summary>
    Proven,

    /// <summary>The record does not resolve.</summary>
    NotResolved,

    /// <summary>The record still points elsewhere: a resolver's cache, most likely.</summary>
    ResolvesElsewhere,

    /// <summary>Nothing listens at the address.</summary>
    Refused,

    /// <summary>No answer.</summary>
    TimedOut,

    /// <summary>The certificate is not the real endpoint's, or not trusted. This check is never bypassed.</summary>
    TlsFailed,

    /// <summary>The answer was not MongoDB's protocol, or was cut off.</summary>
    Garbled,

    /// <summary>The server answers, but is not the writable primary.</summary>
    NotPrimary,

    /// <summary>The server answers, but the user's ping or write failed.</summary>
    WriteFailed,

    /// <summary>A writable primary answers, but of another cluster.</summary>
    WrongCluster,

    /// <summary>Only for a look at the name: it resolves to what the record says. No database was probed.</summary>
    Agrees,

    /// <summary>Only for a look at the name: it resolves, but the expected target is not known.</summary>
    NotCompared,
}

/// <summary>One probe through the name that clients use.</summary>
public sealed record ProbeCheck : IStepResult<ProbeState>
{
    public required ProbeState State { get; init; }

    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The number of this probe since the start or the last redrive, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Proofs in a row so far.</summary>
    public int Proofs { get; init; }

    /// <summary>Failures in a row so far.</summary>
    public int Failures { get; init; }

    /// <summary>Seconds to the next step, if any.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The execution's redrives at the time of the probe: a proof counts only until the next redrive.</summary>
    public int RedriveCount { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>Only for a look at the name: the names that it resolves through, in order; null for a probe.</summary>
    public IReadOnlyList<string>? ResolvesTo { get; init; }

    /// <summary>When the first proof of the current series succeeded.</summary>
    public DateTimeOffset? FirstProvenAt { get; init; }

    public required DateTimeOffset At { get; init; }
}
