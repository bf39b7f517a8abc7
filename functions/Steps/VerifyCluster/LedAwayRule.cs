using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>
/// Tells a record that somebody else changed from one that a failover has yet to move. Pure. The last execution of this stack proved the
/// writer, the record pointed to it, and should point there now: nobody was promoted since, so whoever changed the record was another
/// tool or a person. It is reported, and not changed back: the tool would change it again, and each would undo what the other does.
/// </summary>
internal static class LedAwayRule
{
    /// <summary>
    /// Whether the last proof is to be asked for: also for a record that can't be read now, since the swap will read it. A person who
    /// starts an execution to have the record moved gets that.
    /// </summary>
    public static bool IsToBeAsked(Evidence evidence, WriterView writer) =>
        evidence is { Plan: { Drill: null, Force: false } plan, IsRedriven: false }
        && (evidence.RecordUnknown || evidence.RecordValue is { } value && value != Target(evidence, writer))
        && plan.Global?.Switch is null && !IsByPerson(plan) && !AheadRule.MayExplain(plan, evidence.RecordValue);

    /// <summary>
    /// Where the record pointed at the last proof, if it points elsewhere by somebody else's change, or can't be read; null if that is
    /// not shown.
    /// </summary>
    public static string? Proven(Evidence evidence, WriterView writer) =>
        IsToBeAsked(evidence, writer) && evidence is { Proof: { } proof, WasSecondary: false } && proof.Value != evidence.RecordValue
            ? proof.Value : null;

    /// <returns>Null if it is not shown that somebody changed the record away from where it should point now.</returns>
    public static LedAway? Find(Evidence evidence, WriterView writer) =>
        Proven(evidence, writer) is { } proven && proven == Target(evidence, writer)
        && evidence is { RecordValue: { } value, Proof: { } proof }
            ? new LedAway(value, proven, proof.At, proof.Execution, proof.Told)
            : null;

    /// <returns>Null if this decides nothing.</returns>
    public static Conclusion? Decide(Evidence evidence, WriterView writer) =>
        GlobalVerdict.Decide(evidence) is not null ? null
        : Find(evidence, writer) is { } found ? Conclude(evidence.Plan, found)

        // The watch saw the record elsewhere, and asks whether somebody changed it: that is no reason to write.
        : evidence is { Plan.Alarm.Source: AlarmSource.Record } && evidence.RecordValue != writer.Target
            ? Conclusion.StandDown(StandDownCause.AlarmCleared,
                $"{evidence.Plan.Record} points to {evidence.RecordValue ?? "nothing"}, but it is not shown that " +
                "somebody else changed it")
        : null;

    private static Conclusion Conclude(Plan plan, LedAway found) => Conclusion.StandDown(StandDownCause.LedAway,
        $"{plan.Record} points to {found.Value} and not to {found.Proven}, where {found.Execution} had it proven at " +
        $"{found.ProvenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z: somebody else changed it since then, and it was not changed back");

    /// <summary>AWS moves the cluster endpoint itself: the record should point there even while there is no writer.</summary>
    private static string? Target(Evidence evidence, WriterView writer) =>
        writer.Target ?? (evidence.Plan.Endpoint == EndpointKind.Cluster ? evidence.Cluster.Endpoint : null);

    // The rules that start executions choose no mode.
    private static bool IsByPerson(Plan plan) =>
        plan is { Alarm: null, Mode: Mode.Act } && plan.Sources.TryGetValue("mode", out var source) && source == "input";
}
