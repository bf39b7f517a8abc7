using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<PromotionState>))]
public enum PromotionState
{
    /// <summary>This execution started it.</summary>
    Started,

    /// <summary>It was under way already, or done: none was started.</summary>
    Attached,

    /// <summary>What the evidence was about is no longer so: nothing was started.</summary>
    StandingBy,
}

/// <summary>What became of the promotion of this region's cluster.</summary>
public sealed record RegionPromotion : IStepResult<PromotionState>
{
    public required PromotionState State { get; init; }

    /// <summary>The ARN of the member that is to become the global writer.</summary>
    public required string Member { get; init; }

    /// <summary>The region of <see cref="Member"/>.</summary>
    public required string Region { get; init; }

    /// <summary>It was done already, and nobody knows since when: no proof that this one is the newest.</summary>
    public bool WasDone { get; init; }

    /// <summary>The ARN of the global writer that it replaces.</summary>
    public string? From { get; init; }

    /// <summary>A switchover: nothing is lost.</summary>
    public required bool Planned { get; init; }

    /// <summary>An upper bound of the acknowledged writes that are lost, in seconds; null where it is not known, or nothing is.</summary>
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

    /// <summary>Not yet.</summary>
    Waiting,

    /// <summary>Not within the plan's budget.</summary>
    Exhausted,

    /// <summary>The promotion ended, and this region's cluster is not the global writer.</summary>
    Cancelled,
}

/// <summary>One look at the promotion.</summary>
public sealed record RegionCheck : IStepResult<RegionCheckState>
{
    public required RegionCheckState State { get; init; }

    /// <summary>The number of this look at this promotion, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next look, where there is one.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>When the promotion began that was looked at: its <see cref="RegionPromotion.At"/>.</summary>
    public required DateTimeOffset Promotion { get; init; }

    /// <summary>Looks in a row, up to now, that saw no promotion under way.</summary>
    public int IdleLooks { get; init; }

    /// <summary>Whether a look saw it under way.</summary>
    public bool SawUnderWay { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What the region's branch has found; a field is null where its step did not run.</summary>
/// <param name="Choice">Made anew after a redrive.</param>
/// <param name="Promotion">Survives redrives: it is this execution's proof that its cluster became the global writer.</param>
/// <param name="Check">Survives redrives with it.</param>
public sealed record RegionState(RegionChoice? Choice, RegionPromotion? Promotion, RegionCheck? Check)
{
    /// <summary>The promotion that this execution started, joined, or found done; null where there is none.</summary>
    [JsonIgnore]
    public RegionPromotion? Promoted =>
        Check is { State: RegionCheckState.Promoted } check && Promotion is { State: not PromotionState.StandingBy } promotion
        && check.Promotion == promotion.At ? promotion : null;

    /// <summary>The same where this execution saw it begin, or under way: only then it is known when the epoch began.</summary>
    [JsonIgnore]
    public RegionPromotion? Proof => Promoted is { WasDone: false } promotion ? promotion : null;
}
