using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

internal enum EvidenceState
{
    /// <summary>Undecided: check again.</summary>
    Watching,

    /// <summary>The primary is lost.</summary>
    Lost,

    /// <summary>The primary recovered, or was never lost.</summary>
    Recovered,

    /// <summary>Only one witness reports a loss: operators are notified.</summary>
    Doubtful,
}

/// <param name="LossLooks">The number of checks in a row that found the region lost.</param>
/// <param name="CalmSince">Since when at most one witness has reported a loss.</param>
internal sealed record EvidenceVerdict(EvidenceState State, string Reason, int LossLooks, DateTimeOffset? CalmSince);

/// <summary>
/// Decides whether the primary is lost. Pure. One witness alone never decides it: two must agree, in two checks in a row.
/// </summary>
internal static class EvidenceDecision
{
    private const int LooksToLose = 2;

    /// <summary>
    /// The API lags the truth: right after a writer is lost, it still reports it as healthy. A promotion within the region takes about
    /// as long.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static EvidenceVerdict Decide(RegionEvidence evidence)
    {
        var (primary, previous) = (evidence.Primary, evidence.Previous);
        var answers = evidence.Heartbeat.Says == WitnessState.Well;
        var noWriter = primary.State == PrimaryState.NoWriter && !answers;
        var lost = primary.State == PrimaryState.Silent && !answers
            && evidence.Witnesses.Count(w => w.Says == WitnessState.Lost) >= 2;
        var looks = lost ? (previous?.LossLooks ?? 0) + 1 : 0;
        var calmSince = lost || noWriter ? null : previous?.CalmSince ?? (DateTimeOffset?)evidence.At;
        var isOver = evidence.Watch.IsExhaustedBy((previous?.Attempt ?? 0) + 1);
        var told = string.Join("; ", evidence.Witnesses.Select(w => w.Detail));
        return
            looks >= LooksToLose ? Make(EvidenceState.Lost, $"the primary region is lost: {told}")
            : noWriter && isOver ? Make(EvidenceState.Lost, $"the primary region has promoted no writer within the budget: {told}")
            : primary.State == PrimaryState.Healthy && answers ? Make(EvidenceState.Recovered, $"the primary is healthy: {told}")
            : isOver || evidence.At - calmSince >= Patience ? Calm()
            : Make(EvidenceState.Watching, told);

        EvidenceVerdict Calm() => evidence.Witnesses.Any(w => w.Says == WitnessState.Lost)
            ? Make(EvidenceState.Doubtful, $"one witness alone is not enough to leave the primary region: {told}")
            : Make(EvidenceState.Recovered, $"nothing indicates that the primary is lost: {told}");

        EvidenceVerdict Make(EvidenceState state, string reason) => new(state, reason, looks, calmSince);
    }
}
