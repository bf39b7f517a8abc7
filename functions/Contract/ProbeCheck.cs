using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<ProbeState>))]
public enum ProbeState
{
    /// <summary>The writer was proven over the wire as often in a row as the plan asks.</summary>
    Proven,

    /// <summary>Not yet.</summary>
    Waiting,

    /// <summary>Not yet, and long enough for the writer to have changed: CheckWriter looks again.</summary>
    Recheck,

    /// <summary>Not within the plan's budget.</summary>
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

    /// <summary>Nobody listens there.</summary>
    Refused,

    /// <summary>No answer.</summary>
    TimedOut,

    /// <summary>The certificate is not the real endpoint's, or not trusted. Never bypassed.</summary>
    TlsFailed,

    /// <summary>What answered does not speak MongoDB's protocol, or broke off.</summary>
    Garbled,

    /// <summary>It answers, but is not the writable primary.</summary>
    NotPrimary,

    /// <summary>It answers, but the user's ping or write failed.</summary>
    WriteFailed,

    /// <summary>A writable primary, but not one of this cluster.</summary>
    WrongCluster,

    /// <summary>Of a look at the name alone: it resolves to what the record says. Nobody was asked.</summary>
    Agrees,

    /// <summary>Of a look at the name alone: it resolves, and what it should resolve to is not known.</summary>
    NotCompared,
}

/// <summary>One probe through the clients' own name.</summary>
public sealed record ProbeCheck : IStepResult<ProbeState>
{
    public required ProbeState State { get; init; }

    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The number of this probe since the start or the last redrive, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Proofs in a row, up to now.</summary>
    public int Proofs { get; init; }

    /// <summary>Failures in a row, up to now.</summary>
    public int Failures { get; init; }

    /// <summary>Seconds to the next step, where there is one.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The execution's redrives when it was made: a proof counts until the next one only.</summary>
    public int RedriveCount { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>Of a look at the name alone: the names that it resolves through, in order; null for a probe.</summary>
    public IReadOnlyList<string>? ResolvesTo { get; init; }

    /// <summary>When the first proof of the present row succeeded.</summary>
    public DateTimeOffset? FirstProvenAt { get; init; }

    public required DateTimeOffset At { get; init; }
}
