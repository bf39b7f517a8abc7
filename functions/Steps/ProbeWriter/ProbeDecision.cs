using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>Decides what a probe's outcome means for the execution. Pure.</summary>
internal static class ProbeDecision
{
    /// <summary>Failures in a row after which the writer may have changed, so that CheckWriter checks again.</summary>
    private const int FailuresToRecheck = 3;

    /// <summary>The same where a resolver may answer from its cache, which takes 5 s with the default TTL and AWS's own.</summary>
    private const int CachedToRecheck = 6;

    /// <summary>Attempts within which the endpoint's address, which has a TTL of 5 s, may come from a resolver's cache.</summary>
    private const int CachedAttempts = 6;

    /// <summary>Seconds between proofs: far enough apart to be two answers, close enough to cost no recovery time.</summary>
    private const int WaitBetweenProofs = 1;

    /// <param name="took">
    /// How long the probe took. While an endpoint's old address may still be cached, a failed probe's wait counts from its start: a host
    /// that does not answer costs 2 s by itself. Later it counts from its end, so that the budget lasts as long as the plan says.
    /// </param>
    public static ProbeCheck Decide(
        ProbeWriterRequest request, ProbeOutcome outcome, string reason, DateTimeOffset now, TimeSpan took = default)
    {
        // A redrive may come two weeks after the last probe: the series and the budget start over.
        var previous = request.Previous?.RedriveCount == request.RedriveCount ? request.Previous : null;
        var plan = request.Verdict.Plan;
        var attempt = (previous?.Attempt ?? 0) + 1;
        var isProof = outcome == ProbeOutcome.Proven;
        var proofs = isProof ? (previous?.Proofs ?? 0) + 1 : 0;

        // Failures before a swap say nothing about the record's new value. The budget goes on.
        var isSwapped = request.Record is { State: SwapState.Changed } swap && swap.At > previous?.At;
        var failures = isProof ? 0 : (isSwapped ? 0 : previous?.Failures ?? 0) + 1;

        // A series of proofs may exceed the budget by as many as the plan requires: giving up on a writer that answers helps nobody.
        var state =
            proofs >= plan.Proofs ? ProbeState.Proven
            : isProof ? ProbeState.Waiting
            : plan.Probe.IsExhaustedBy(attempt) ? ProbeState.Exhausted
            : MayHaveChanged(plan.Endpoint, outcome, failures) ? ProbeState.Recheck
            : ProbeState.Waiting;
        return new ProbeCheck
        {
            State = state,
            Outcome = outcome,
            Attempt = attempt,
            Proofs = proofs,
            Failures = failures,
            RedriveCount = request.RedriveCount,
            WaitSeconds = request.Writer is { State: WriterState.Unclear } unclear ? WaitToJudge(unclear, isProof)
                : state is ProbeState.Proven or ProbeState.Exhausted ? 0
                : isProof ? WaitBetweenProofs
                : Math.Max(0, plan.Probe.WaitAfter(attempt) - (attempt <= CachedAttempts ? (int)took.TotalSeconds : 0)),
            Reason = reason,
            FirstProvenAt = isProof ? (proofs == 1 ? now : previous?.FirstProvenAt) : null,
            At = now,
        };
    }

    // CheckWriter judges the probe of an unclear writer: a proof at once.
    private static int WaitToJudge(WriterCheck unclear, bool isProof) => isProof ? 0 : unclear.WaitSeconds;

    // A primary that stepped down has certainly changed. A name that points elsewhere is more likely cached, and so is the address behind a
    // cluster endpoint; an instance endpoint keeps its own.
    private static bool MayHaveChanged(EndpointKind endpoint, ProbeOutcome outcome, int failures) => outcome switch
    {
        ProbeOutcome.NotPrimary or ProbeOutcome.WrongCluster => true,
        ProbeOutcome.ResolvesElsewhere => failures % CachedToRecheck == 0,
        ProbeOutcome.Refused when endpoint == EndpointKind.Cluster => failures % CachedToRecheck == 0,
        _ => failures % FailuresToRecheck == 0,
    };
}
