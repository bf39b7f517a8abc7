using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>
/// Recognizes a second report of the same loss. Pure. The beats are faster than the alarm, and each minute's beats may start an
/// execution: a start right after one that has ended and has notified operators is not news. Whatever is left to do falls to the watch,
/// after the cool-down, as after every execution.
/// </summary>
internal static class Echo
{
    /// <summary>
    /// How long after an execution's end its loss may be reported again: the alarm's periods, its evaluation, EventBridge.
    /// </summary>
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    /// <returns>Why it is not news; null if it may be.</returns>
    public static string? Find(Evidence evidence, WriterView writer) => evidence.Plan switch
    {
        { Drill: not null } or { Alarm: null or { Attempt: not null } } => null,
        { } plan when !evidence.IsRedriven && IsTold(plan, evidence.LastToldAt) =>
            "an execution that the beats started for the same loss has just ended and notified operators",

        // Beats that miss the writer after it was proven are news.
        { Alarm: { Source: null } alarm } when IsInOrder(evidence, writer) && alarm.StateChangedAt - evidence.LastProvenAt < Span =>
            $"{writer.Writer} was proven over the wire after {alarm.Name} went to ALARM, or just before",
        _ => null,
    };

    /// <param name="toldAt">See <see cref="EarlierEnds.ToldAt"/>.</param>
    public static bool IsTold(Plan plan, DateTimeOffset? toldAt) => plan.Alarm?.StateChangedAt - toldAt < Span;

    private static bool IsInOrder(Evidence evidence, WriterView writer) =>
        writer.Problem is null && !evidence.RecordUnknown && evidence.RecordValue == writer.Target;
}
