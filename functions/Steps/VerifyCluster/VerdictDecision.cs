using System.Globalization;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>Decides what an execution is to do. Pure: evidence in, verdict out.</summary>
internal static class VerdictDecision
{
    /// <summary>
    /// How long after a failover's end its slower witness may still go to ALARM: CloudWatch's own metrics arrive minutes late.
    /// </summary>
    internal static readonly TimeSpan LateWitness = TimeSpan.FromMinutes(3);

    /// <param name="alarmMaxAge">
    /// An older alarm is stale, because EventBridge may deliver it hours later. This is the only place where two clocks are compared.
    /// </param>
    /// <param name="coolDown">How long after an execution that acted the next failover needs a person.</param>
    public static Verdict Decide(Evidence evidence, TimeSpan alarmMaxAge, TimeSpan coolDown)
    {
        var plan = evidence.Plan;
        var writer = WriterView.From(evidence.Cluster, plan.Endpoint);
        var conclusion = StandDown(evidence, writer, alarmMaxAge, coolDown)
            ?? StopAlarmRule.Decide(evidence) ?? GlobalVerdict.Decide(evidence)
            ?? (plan.Drill is null ? null : UnsafeDrill(evidence, writer))
            ?? Act(evidence, writer);
        return Make(evidence, writer, conclusion);
    }

    private static Conclusion? StandDown(Evidence evidence, WriterView writer, TimeSpan alarmMaxAge, TimeSpan coolDown)
    {
        var (plan, now) = (evidence.Plan, evidence.At);
        if (plan.Mode == Mode.Paused)
        {
            return Conclusion.StandDown(StandDownCause.Paused, $"{plan.Cluster} is paused for maintenance (failover:mode)");
        }

        // A redrive is a person's decision and may come two weeks later, when the alarm no longer matters.
        if (plan.Alarm is { } alarm && !evidence.IsRedriven)
        {
            if (alarm.State != "ALARM")
            {
                return Conclusion.StandDown(StandDownCause.AlarmCleared, $"the event says that {alarm.Name} is {alarm.State}, not ALARM");
            }

            // Measured at the execution's start, so that waiting for a throttled Route 53 makes no alarm stale; its current state is
            // checked below. An alarm that the watch saw in ALARM later is only as old as that check.
            var age = evidence.StartedAt - (alarm.SeenAt ?? alarm.StateChangedAt);
            if (age > alarmMaxAge)
            {
                return Conclusion.StandDown(StandDownCause.AlarmStale, string.Create(
                    CultureInfo.InvariantCulture,
                    $"the alarm {alarm.Name} is {age.TotalSeconds:0} s old, more than the {alarmMaxAge.TotalSeconds:0} s allowed"));
            }

            // Only OK clears it: INSUFFICIENT_DATA says nothing, and a dead writer sends no data.
            if (evidence.AlarmState is "OK" and { } state)
            {
                return Conclusion.StandDown(StandDownCause.AlarmCleared, $"the alarm {alarm.Name} is {state} again");
            }
        }

        if (evidence.OlderExecution is { } older)
        {
            return Conclusion.StandDown(StandDownCause.AnotherRunning, $"the older execution {older} is already handling {plan.Cluster}");
        }

        if (!plan.Force && Echo.Find(evidence, writer) is { } echo)
        {
            return Conclusion.StandDown(StandDownCause.Aftershock, echo);
        }

        if (LedAwayRule.Decide(evidence, writer) is { } ledAway)
        {
            return ledAway;
        }

        if (!plan.Force && evidence.LastActedAt is { } last && now - last < coolDown)
        {
            if (IsAftershock(evidence, writer, last))
            {
                return Conclusion.StandDown(StandDownCause.Aftershock, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{plan.Cluster} was failed over {(now - last).TotalSeconds:0} s ago, and the alarm belongs to that: " +
                    $"{Look(evidence, writer)}"));
            }

            return Conclusion.StandDown(StandDownCause.CoolDown, string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Cluster} was failed over {(now - last).TotalSeconds:0} s ago, within the cool-down of {coolDown.TotalSeconds:0} " +
                $"s: a person should check first ({Look(evidence, writer)})"));
        }

        return null;
    }

    /// <summary>
    /// The slower witness often goes to ALARM after the faster one has already triggered the failover: everything is in order then, and
    /// nobody needs to be woken. A writer that is lost again so soon, while the API still reports it as healthy, keeps its alarm in
    /// ALARM, and the watch returns to it.
    /// </summary>
    private static bool IsAftershock(Evidence evidence, WriterView writer, DateTimeOffset last) =>
        evidence is { Plan: { Drill: null, Alarm: { } alarm }, RecordUnknown: false }
        && writer.Problem is null && evidence.RecordValue == writer.Target
        && alarm.StateChangedAt - last < LateWitness;

    /// <summary>
    /// What an operator would check first: the other witness often goes to ALARM once more although everything works again.
    /// </summary>
    private static string Look(Evidence evidence, WriterView writer) => writer.Problem
        ?? (evidence.RecordValue == writer.Target
            ? $"the API reports {writer.Writer} as healthy, and the record points to it"
            : $"the record points to {evidence.RecordValue ?? "nothing"} and not to {writer.Target}");

    /// <summary>A drill must not make anything worse.</summary>
    private static Conclusion? UnsafeDrill(Evidence evidence, WriterView writer)
    {
        if (!writer.IsHealthy)
        {
            return Conclusion.StandDown(StandDownCause.DrillUnsafe, $"a drill needs a healthy cluster, but {writer.Problem}");
        }

        if (!evidence.Cluster.Members.Any(m => !m.IsWriter && m.IsHealthy))
        {
            return Conclusion.StandDown(StandDownCause.DrillUnsafe,
                $"a drill needs a healthy replica to promote, but {evidence.Cluster.Id} has none");
        }

        if (evidence.RecordUnknown)
        {
            return Conclusion.StandDown(StandDownCause.DrillUnsafe,
                $"a drill needs the record in order, but it is not known where {evidence.Plan.Record} points");
        }

        if (evidence.RecordValue != writer.Target)
        {
            return Conclusion.StandDown(StandDownCause.DrillUnsafe,
                $"a drill needs the record in order, but {evidence.Plan.Record} points to {evidence.RecordValue ?? "nothing"} and not to " +
                $"{writer.Target}");
        }

        return evidence.Plan.Mode == Mode.Observe
            ? Conclusion.StandDown(StandDownCause.Observing,
                $"observe mode: would fail {evidence.Cluster.Id} over, away from {writer.Writer}")
            : null;
    }

    private static Conclusion Act(Evidence evidence, WriterView writer)
    {
        var plan = evidence.Plan;
        if (!writer.IsHealthy)
        {
            return new Conclusion(VerdictState.Await, writer.Problem!);
        }

        if (plan.Drill is not null)
        {
            return new Conclusion(VerdictState.Drill, $"{evidence.Cluster.Id} is healthy and has a replica: failing it over on purpose");
        }

        if (evidence.RecordUnknown)
        {
            return new Conclusion(VerdictState.Confirm,
                $"the API reports {writer.Writer} as healthy, but it is not known where {plan.Record} points; probing the connection");
        }

        if (evidence.RecordValue == writer.Target && evidence.RecordDisorder is { } disorder)
        {
            return new Conclusion(VerdictState.Repoint, $"{writer.Writer} is healthy, and {disorder}");
        }

        return evidence.RecordValue == writer.Target
            ? new Conclusion(VerdictState.Confirm,
                $"the API reports {writer.Writer} as healthy, and {plan.Record} already points to it; probing the connection")
            : new Conclusion(VerdictState.Repoint,
                $"{writer.Writer} is healthy, but {plan.Record} points to {evidence.RecordValue ?? "nothing"} and not to {writer.Target}");
    }

    private static Verdict Make(Evidence evidence, WriterView writer, Conclusion conclusion) => new()
    {
        State = conclusion.State,
        Reason = conclusion.Reason,
        Cause = conclusion.Cause,
        Plan = evidence.Plan,
        Status = evidence.Cluster.Status,
        Writer = writer.Writer,
        Target = writer.Target,
        Port = evidence.Cluster.Port,
        Hosts = evidence.Cluster.Hosts,
        RecordValue = evidence.RecordValue,
        RecordUnknown = evidence.RecordUnknown ? true : null,
        ProvenValue = LedAwayRule.Proven(evidence, writer),
        LedAway = conclusion.Cause == StandDownCause.LedAway ? LedAwayRule.Find(evidence, writer) : null,

        // Events that an earlier execution has dealt with are not news.
        Events = [.. evidence.Events.Where(e => !(e.At <= evidence.LastActedAt))],
        Notes = evidence.Notes,
        At = evidence.At,
    };
}
