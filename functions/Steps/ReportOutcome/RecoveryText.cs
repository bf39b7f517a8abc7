using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>The recovery time in words, compared with the objective.</summary>
internal static class RecoveryText
{
    /// <param name="objective">Seconds.</param>
    public static IEnumerable<string> Lines(Recovery recovery, int objective)
    {
        if (recovery is not { Seconds: { } seconds, LastProof: { } last, Parts: { } parts })
        {
            var met = recovery.LeastSeconds > objective
                ? $", OVER the objective of {objective} s"
                : $"; any outage began before that, so it is not known whether the objective of {objective} s was met";
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Recovery time not known: {recovery.Unknown}. From {recovery.Since} to the first proof it took "
                + $"{recovery.LeastSeconds:0.0} s{met}.");
            yield break;
        }

        var within = seconds <= objective ? "within" : "OVER";
        var exact = recovery.ResolutionSeconds > 1 ? $", to within {recovery.ResolutionSeconds} s" : "";
        if (!recovery.IsOutageSeen)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Recovery took at most {seconds:0.0} s, {within} the objective of {objective} s: no heartbeat was missed{exact}.");
            yield break;
        }

        var by = recovery.IsHeartbeat ? "a heartbeat" : "a probe";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Recovery took {seconds:0.0} s, {within} the objective of {objective} s: from {IsoTime.Tenths(last)} (the last heartbeat "
            + $"that a writable primary answered) to {IsoTime.Tenths(recovery.FirstProof)} (the first proof after it, {by}){exact}");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"  detection (to the verdict) {parts.Detection:0.0} s + promotion {parts.Promotion:0.0} s + DNS {parts.Dns:0.0} s + proof "
            + $"{parts.Proof:0.0} s");
    }
}
