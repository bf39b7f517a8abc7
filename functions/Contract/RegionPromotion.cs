using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<PromotionState>))]
public enum PromotionState
{
    /// <summary>This execution started it.</summary>
    Started,

    /// <summary>It was already under way or done: none was started.</summary>
    Attached,

    /// <summary>The situation that the evidence described has changed: nothing was started.</summary>
    StandingBy,
}

/// <summary>What happened to the promotion of this region's cluster.</summary>
public sealed record RegionPromotion : IStepResult<PromotionState>
{
    public required PromotionState State { get; init; }

    /// <summary>The ARN of the member that is to become the global writer.</summary>
    public required string Member { get; init; }

    /// <summary>The region of <see cref="Member"/>.</summary>
    public required string Region { get; init; }

    /// <summary>It was already done, and it is not known since when: no proof that it is the newest promotion.</summary>
    public bool WasDone { get; init; }

    /// <summary>The ARN of the global writer that it replaces.</summary>
    public string? From { get; init; }

    /// <summary>A switchover: nothing is lost.</summary>
    public required bool Planned { get; init; }

    /// <summary>
    /// An upper bound, in seconds, for the acknowledged writes that are lost; null if it is not known, or if nothing is lost.
    /// </summary>
    public int? LossSeconds { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

[JsonConverter(typeof(KebabCase<RegionCheckState>))]
public enum RegionCheckState
{
    /// <summary>This region's cluster is the global writer, and no failover is under way.</summary>
    Promoted,

    /// <summary>This region's cluster is not the global writer yet.</summary>
    Waiting,

    /// <summary>The promotion did not complete within the plan's budget.</summary>
    Exhausted,

    /// <summary>The promotion ended, and this region's cluster is not the global writer.</summary>
    Cancelled,
}

/// <summary>One check of the promotion.</summary>
public sealed record RegionCheck : IStepResult<RegionCheckState>
{
    public required RegionCheckState State { get; init; }

    /// <summary>The number of this check of this promotion, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next check, if any.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>When the checked promotion began: its <see cref="RegionPromotion.At"/>.</summary>
    public required DateTimeOffset Promotion { get; init; }

    /// <summary>The number of checks in a row so far that saw no promotion under way.</summary>
    public int IdleLooks { get; init; }

    /// <summary>Whether any check saw it under way.</summary>
    public bool SawUnderWay { get; init; }

    /// <summary>
    /// Whether the record should be moved now: ahead of the promotion (<see cref="RecordWhen.Promoting"/>) while that is waited for, back
    /// once it has been cancelled.
    /// </summary>
    public bool IsAheadDue { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What the region's branch has found; a field is null if its step did not run.</summary>
/// <param name="Choice">Made again after a redrive.</param>
/// <param name="Promotion">Survives redrives: it is this execution's proof that its cluster became the global writer.</param>
/// <param name="Check">Survives redrives with it.</param>
/// <param name="Ahead">
/// What happened to the record ahead of the promotion; null if it was not moved ahead. Survives redrives: the record may still point there.
/// </param>
public sealed record RegionState(RegionChoice? Choice, RegionPromotion? Promotion, RegionCheck? Check, RecordSwap? Ahead = null)
{
    /// <summary>The promotion that this execution started, joined, or found done; null if there is none.</summary>
    [JsonIgnore]
    public RegionPromotion? Promoted =>
        Check is { State: RegionCheckState.Promoted } check && Promotion is { State: not PromotionState.StandingBy } promotion
        && check.Promotion == promotion.At ? promotion : null;

    /// <summary>The same, if this execution saw it begin or under way: only then is it known when the epoch began.</summary>
    [JsonIgnore]
    public RegionPromotion? Proof => Promoted is { WasDone: false } promotion ? promotion : null;
}
