namespace Failover.LocalCloud.CloudWatch;

/// <summary>The result of an evaluation.</summary>
/// <param name="Value">The new state; null to keep the current one.</param>
/// <param name="Used">The real data points that were evaluated, newest first.</param>
/// <param name="Filled">How many missing data points were filled in.</param>
/// <param name="Counted">How many of the data points, real or filled in, breach (for ALARM) or do not breach (for OK).</param>
internal sealed record Evaluation(AlarmValue? Value, IReadOnlyList<Datapoint> Used, int Filled, int Counted)
{
    /// <summary>Evaluates the range by the rules in the remarks.</summary>
    /// <remarks>
    /// CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data" and "Avoiding premature transitions
    /// to alarm state". If there are at least as many real data points as evaluation periods, the newest of them decide and missing ones
    /// do not count. If there are fewer, all real ones count and only as many missing ones are filled in as needed. An alarm also goes to
    /// ALARM with fewer breaching points than required if the oldest of them is at least <c>DatapointsToAlarm</c> periods old and all
    /// newer ones are breaching or missing.
    /// </remarks>
    /// <param name="range">The evaluation range, newest first.</param>
    public static Evaluation From(IReadOnlyList<Datapoint> range, MetricAlarmDefinition alarm)
    {
        var used = new List<Datapoint>(alarm.EvaluationPeriods);
        var breaching = 0;
        var oldest = 0;
        for (var i = 0; i < range.Count && used.Count < alarm.EvaluationPeriods; i++)
        {
            if (range[i].Value is { } value)
            {
                used.Add(range[i]);
                breaching += alarm.Comparison.Breaches(value, alarm.Threshold) ? 1 : 0;
                oldest = i + 1;
            }
        }

        var filled = alarm.EvaluationPeriods - used.Count;
        return new Evaluation(Decide(alarm, used.Count, filled, breaching, oldest), used, filled, breaching);
    }

    private static AlarmValue? Decide(MetricAlarmDefinition alarm, int real, int filled, int breaching, int oldest)
    {
        if (breaching >= alarm.DatapointsToAlarm)
        {
            return AlarmValue.Alarm;
        }

        if (filled == 0)
        {
            return AlarmValue.Ok;
        }

        return alarm.MissingData switch
        {
            MissingData.Breaching => breaching + filled >= alarm.DatapointsToAlarm ? AlarmValue.Alarm : AlarmValue.Ok,
            MissingData.NotBreaching => AlarmValue.Ok,
            MissingData.Ignore => breaching < real ? AlarmValue.Ok : null,
            _ when real == 0 => AlarmValue.InsufficientData,
            _ => breaching == real && oldest >= alarm.DatapointsToAlarm ? AlarmValue.Alarm : AlarmValue.Ok,
        };
    }
}
