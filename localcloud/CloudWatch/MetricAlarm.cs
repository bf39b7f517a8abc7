using System.Text.Json.Nodes;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm on one metric.</summary>
public sealed class MetricAlarm : Alarm
{
    private readonly MetricSeries series;
    private readonly string queryId;
    private readonly List<Datapoint> range = [];

    internal MetricAlarm(MetricAlarmDefinition definition, MetricSeries series, string queryId, AlarmState state)
        : base(definition.Name, definition.Description, definition.Actions, state)
    {
        Definition = definition;
        this.series = series;
        this.queryId = queryId;
    }

    public MetricAlarmDefinition Definition { get; }

    /// <summary>How often it is evaluated: each 10 s for high resolution, else each minute (CloudWatch user guide, "Alarm evaluation").</summary>
    internal TimeSpan Pace => TimeSpan.FromSeconds(Definition.Period < 60 ? 10 : 60);

    /// <summary>Evaluates the complete periods up to <paramref name="now"/>.</summary>
    internal Evaluation Evaluate(DateTimeOffset now)
    {
        var period = TimeSpan.FromSeconds(Definition.Period).Ticks;
        var end = now.UtcTicks - (now.UtcTicks % Pace.Ticks);
        range.Clear();
        for (var i = 0; i < EvaluationRange.Of(Definition.EvaluationPeriods); i++, end -= period)
        {
            range.Add(new Datapoint(
                new DateTimeOffset(end - period, TimeSpan.Zero),
                series.Statistic(Definition.Statistic, end - period, end, now.UtcTicks) ?? Definition.Math?.Value));
        }

        return Evaluation.Of(range, Definition);
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
        var dimensions = new JsonObject();
        foreach (var (name, value) in Definition.Dimensions)
        {
            dimensions[name] = value;
        }

        var metric = new JsonObject
        {
            ["id"] = Definition.Math?.MetricId ?? queryId,
            ["metricStat"] = new JsonObject
            {
                ["metric"] = new JsonObject
                {
                    ["dimensions"] = dimensions,
                    ["name"] = Definition.MetricName,
                    ["namespace"] = Definition.Namespace,
                },
                ["period"] = Definition.Period,
                ["stat"] = Definition.Statistic.ToString(),
            },
            ["returnData"] = Definition.Math is null,
        };
        return Definition.Math is not { } math
            ? new JsonArray(metric)
            : new JsonArray(new JsonObject { ["expression"] = math.Expression, ["id"] = math.Id, ["returnData"] = true }, metric);
    }
}
