using System.Text.Json.Nodes;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm on one metric.</summary>
public sealed class MetricAlarm : Alarm
{
    private readonly MetricSeries series;
    private readonly MetricSeries? beside;
    private readonly MetricSeries? either;
    private readonly Guid queryId;
    private readonly List<Datapoint> range = [];
    private readonly DateTimeOffset created;
    private bool isWarm;

    internal MetricAlarm(
        string region, MetricAlarmDefinition definition, MetricSeries series, MetricSeries? beside, MetricSeries? either, Guid queryId,
            AlarmState state)
        : base(region, definition.Name, definition.Description, definition.Actions, state)
    {
        Definition = definition;
        this.series = series;
        this.beside = beside;
        this.either = either;
        this.queryId = queryId;
        created = state.Timestamp;

        // A stack that counts as long-running has its warm-up behind it.
        isWarm = definition.WarmUp == TimeSpan.Zero || state.Value != AlarmValue.InsufficientData;
    }

    public MetricAlarmDefinition Definition { get; }

    // Created on demand: few alarms have a health check that follows them.
    private MetricAlarmDefinition AsStream => field ??= Definition with { MissingData = MissingData.Missing };

    /// <summary>
    /// The interval between evaluations: 10 s for high resolution, otherwise 60 s (CloudWatch user guide, "Alarm evaluation").
    /// </summary>
    internal TimeSpan Pace => TimeSpan.FromSeconds(Definition.Period < 60 ? 10 : 60);

    /// <summary>Evaluates the complete periods up to <paramref name="now"/>.</summary>
    internal Evaluation Evaluate(DateTimeOffset now) => Evaluation.From(Range(now), Definition);

    /// <summary>Whether the warm-up keeps the alarm from following an evaluation; once over, it does not return.</summary>
    internal bool IsWarmingUp(DateTimeOffset now, Evaluation evaluation)
    {
        isWarm = isWarm || now >= created + Definition.WarmUp || (evaluation.Filled == 0 && !Definition.WaitsForWarmUp);
        return !isWarm;
    }

    /// <summary>
    /// The state that the data alone imply, regardless of the alarm's own state and its treatment of missing data: a Route 53 health
    /// check has its own setting for missing data.
    /// </summary>
    internal AlarmValue StreamState(DateTimeOffset now) => Evaluation.From(Range(now), AsStream).Value ?? AlarmValue.InsufficientData;

    private List<Datapoint> Range(DateTimeOffset now)
    {
        var period = TimeSpan.FromSeconds(Definition.Period).Ticks;
        var end = now.UtcTicks - (now.UtcTicks % Pace.Ticks);
        range.Clear();
        for (var i = 0; i < EvaluationRange.For(Definition.EvaluationPeriods); i++, end -= period)
        {
            range.Add(new Datapoint(new DateTimeOffset(end - period, TimeSpan.Zero), Value(end - period, end, now.UtcTicks)));
        }

        return range;
    }

    private double? Value(long from, long until, long now)
    {
        var value = series.Statistic(Definition.Statistic, from, until, now);
        return Definition.Math is not { } math ? value
            : beside is not null && beside.Statistic(Statistic.SampleCount, from, until, now) is null ? null
            : either is null ? value ?? math.Value
            : (value ?? math.Value) + (either.Statistic(Definition.Statistic, from, until, now) ?? -1) + 1;
    }

    internal override JsonObject Detail(AlarmState previous) => new()
    {
        ["alarmName"] = Name,
        ["configuration"] = Configuration(),
        ["previousState"] = StateJson(previous),
        ["state"] = StateJson(State),
    };

    internal override JsonObject? Trigger()
    {
        var trigger = Definition.Math is null
            ? new JsonObject
            {
                ["MetricName"] = Definition.MetricName,
                ["Namespace"] = Definition.Namespace,
                ["StatisticType"] = "Statistic",
                ["Statistic"] = Definition.Statistic.ToString().ToUpperInvariant(),
                ["Unit"] = null,
                ["Dimensions"] = new JsonArray([.. Definition.Dimensions.Select(
                    static pair => new JsonObject { ["value"] = pair.Value, ["name"] = pair.Key })]),
            }
            : new JsonObject { ["Metrics"] = Metrics() };
        trigger["Period"] = Definition.Period;
        trigger["EvaluationPeriods"] = Definition.EvaluationPeriods;
        trigger["DatapointsToAlarm"] = Definition.DatapointsToAlarm;
        trigger["ComparisonOperator"] = Definition.Comparison.ToString();
        trigger["Threshold"] = Definition.Threshold;
        trigger["TreatMissingData"] = Definition.MissingData.Written().ToLowerInvariant();
        return trigger;
    }

    private static JsonObject StateJson(AlarmState state)
    {
        var json = new JsonObject { ["reason"] = state.Reason };
        if (state.ReasonData is not null)
        {
            json["reasonData"] = state.ReasonData;
        }

        json["timestamp"] = AlarmText.Timestamp(state.Timestamp);
        json["value"] = state.Value.Written();
        return json;
    }

    private JsonObject Configuration()
    {
        var configuration = new JsonObject();
        if (Description is not null)
        {
            configuration["description"] = Description;
        }

        configuration["metrics"] = Metrics();
        return configuration;
    }

    private JsonArray Metrics()
    {
        if (Definition.Math is not { } math)
        {
            return new JsonArray(
                Query(queryId.ToString(), Definition.Namespace, Definition.MetricName, Definition.Dimensions, returns: true));
        }

        var queries = new JsonArray(
            new JsonObject { ["expression"] = math.Expression, ["id"] = math.Id, ["returnData"] = true },
            Query(math.MetricId, Definition.Namespace, Definition.MetricName, Definition.Dimensions, returns: false));
        foreach (var other in new[] { math.Either, math.Beside }.OfType<BesideMetric>())
        {
            queries.Add((JsonNode)Query(other.Id, other.Namespace, other.MetricName, other.Dimensions, returns: false));
        }

        return queries;
    }

    private JsonObject Query(
        string id, string metricNamespace, string metricName, IReadOnlyDictionary<string, string> dimensions, bool returns) => new()
        {
            ["id"] = id,
            ["metricStat"] = new JsonObject
            {
                ["metric"] = new JsonObject
                {
                    ["dimensions"] = new JsonObject(
                    dimensions.Select(static pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
                    ["name"] = metricName,
                    ["namespace"] = metricNamespace,
                },
                ["period"] = Definition.Period,
                ["stat"] = Definition.Statistic.ToString(),
            },
            ["returnData"] = returns,
        };
}
