namespace Failover.LocalCloud.CloudWatch;

/// <summary>A metric alarm as defined for <c>PutMetricAlarm</c>.</summary>
public sealed record MetricAlarmDefinition
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Namespace { get; init; }

    public required string MetricName { get; init; }

    public IReadOnlyDictionary<string, string> Dimensions { get; init; } = new Dictionary<string, string>();

    public required Statistic Statistic { get; init; }

    /// <summary>Seconds: 10, 30 (high-resolution metrics only) or a multiple of 60.</summary>
    public required int Period { get; init; }

    /// <summary>Periods, 1 or more.</summary>
    public required int EvaluationPeriods { get; init; }

    /// <summary>How many of the evaluation periods must breach, 1 to <see cref="EvaluationPeriods"/>; 0 means all.</summary>
    public int DatapointsToAlarm { get => field == 0 ? EvaluationPeriods : field; init; }

    public required ComparisonOperator Comparison { get; init; }

    public required double Threshold { get; init; }

    public MissingData MissingData { get; init; }

    /// <summary>Metric math on the metric; null if the alarm watches the metric itself.</summary>
    public MetricMath? Math { get; init; }

    public AlarmActions Actions { get; init; } = AlarmActions.None;

    /// <summary>1 to 2,880 minutes; zero for none.</summary>
    /// <remarks>
    /// CloudWatch user guide, "Alarm warm-up periods": after its creation the alarm stays in INSUFFICIENT_DATA, without actions, until data
    /// fill its evaluation window, at most for this time.
    /// </remarks>
    public TimeSpan WarmUp { get; init; }

    /// <summary>Whether data do not end the warm-up early.</summary>
    public bool WaitsForWarmUp { get; init; }

    /// <exception cref="ArgumentException">CloudWatch would refuse it; the message says what was expected and found.</exception>
    internal void Validate()
    {
        if (Period is not (10 or 30) && (Period < 60 || Period % 60 != 0))
        {
            throw new ArgumentException($"Alarm {Name}: Period must be 10, 30 or a multiple of 60, found {Period}.");
        }

        if (EvaluationPeriods < 1 || DatapointsToAlarm < 1 || DatapointsToAlarm > EvaluationPeriods)
        {
            throw new ArgumentException(
                $"Alarm {Name}: EvaluationPeriods must be 1 or more and DatapointsToAlarm 1 to EvaluationPeriods, " +
                $"found {EvaluationPeriods} and {DatapointsToAlarm}.");
        }

        // PutMetricAlarm: "An alarm's total current evaluation period can be no longer than one day" up to 60 s, seven days above.
        var limit = Period < 60 ? 86_400 : 604_800;
        if ((long)Period * EvaluationPeriods > limit)
        {
            throw new ArgumentException(
                $"Alarm {Name}: Period times EvaluationPeriods must be at most {limit} s, found {(long)Period * EvaluationPeriods}.");
        }
    }
}
