using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>CloudWatch: metrics, metric alarms and composite alarms.</summary>
public sealed class CloudWatchService(CloudCore core, CloudWatchOptions? options = null) : IMetricSink
{
    private readonly CloudWatchOptions options = options ?? new CloudWatchOptions();
    private readonly MetricStore metrics = new();
    private readonly AlarmStates alarms = new(core, options ?? new CloudWatchOptions());
    private readonly Dictionary<string, ITimer> evaluations = new(StringComparer.Ordinal);

    /// <summary>The region of these alarms and metrics.</summary>
    public string Region => core.Region;

    /// <summary>See <see cref="CloudWatchOptions.IngestionDelay"/>; a scenario may change it while the world runs.</summary>
    public TimeSpan IngestionDelay { get; set; } = options?.IngestionDelay ?? new CloudWatchOptions().IngestionDelay;

    /// <summary>Receives state change events; EventBridge in a complete cloud.</summary>
    public Action<JsonNode> Events
    {
        get => alarms.Events;
        set => alarms.Events = value;
    }

    /// <summary>Called for each alarm action with the alarm's ARN, the action's ARN, the subject and the message.</summary>
    public Action<string, string, string, string> Actions
    {
        get => alarms.Actions;
        set => alarms.Actions = value;
    }

    /// <summary>Raised for each log line written.</summary>
    public event Action<string>? Ingested;

    /// <summary>All alarms in order of creation.</summary>
    public IReadOnlyList<Alarm> Alarms => alarms.All;

    public void Publish(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, double value) =>
        Publish(metricNamespace, name, dimensions, value, core.Time.GetUtcNow());

    /// <summary>Publishes one data point with the timestamp <paramref name="at"/>; one in the past is visible at once.</summary>
    public void Publish(
        string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, double value, DateTimeOffset at) =>
        metrics.Series(metricNamespace, name, dimensions).Add(at.UtcTicks, (at + IngestionDelay).UtcTicks, value);

    /// <summary>When the metrics of a log line written now become visible.</summary>
    private DateTimeOffset Extracted() =>
        core.Time.GetUtcNow() + core.Chance.Between("embedded-metrics", options.EmbeddedDelay.Least, options.EmbeddedDelay.Most);

    /// <summary>Takes a log line; if it is in the embedded metric format, publishes its metrics.</summary>
    /// <returns>The number of values published.</returns>
    /// <exception cref="FormatException">The line declares the format but breaks its rules.</exception>
    public int IngestEmf(string jsonLine)
    {
        Ingested?.Invoke(jsonLine);
        var values = EmfReader.Read(jsonLine);
        if (values.Count == 0)
        {
            return 0;
        }

        var visible = Extracted().UtcTicks;
        foreach (var value in values)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(value.Timestamp).UtcTicks;
            metrics.Series(value.Namespace, value.Name, value.Dimensions).Add(at, visible, value.Value);
        }

        return values.Count;
    }

    /// <summary>
    /// The statistic of the samples from <paramref name="from"/> (inclusive) to <paramref name="until"/> (exclusive), whether or not alarms
    /// can see them yet; null if there are none.
    /// </summary>
    public double? Read(
        string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, Statistic statistic, DateTimeOffset from,
            DateTimeOffset until) =>
        metrics.Series(metricNamespace, name, dimensions).Statistic(statistic, from.UtcTicks, until.UtcTicks, long.MaxValue);

    /// <summary>The number of custom metrics (not AWS's own, hence charged) that received data since then.</summary>
    public int CustomMetricsSince(DateTimeOffset from) => metrics.All.Count(
        one => !one.Namespace.StartsWith("AWS/", StringComparison.Ordinal)
            && one.Series.Statistic(Statistic.SampleCount, from.UtcTicks, long.MaxValue, long.MaxValue) > 0);

    /// <summary>All samples of a metric, whether or not they are visible yet.</summary>
    internal MetricSeries Samples(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions) =>
        metrics.Series(metricNamespace, name, dimensions);

    /// <param name="initial">The initial state; on AWS always INSUFFICIENT_DATA.</param>
    /// <exception cref="ArgumentException">CloudWatch would refuse the definition.</exception>
    public MetricAlarm PutMetricAlarm(MetricAlarmDefinition definition, AlarmValue initial = AlarmValue.InsufficientData)
    {
        definition.Validate();
        var series = metrics.Series(definition.Namespace, definition.MetricName, definition.Dimensions);
        var alarm = new MetricAlarm(
            core.Region, definition, series, Series(definition.Math?.Beside), Series(definition.Math?.Either),
                core.Chance.Id("alarm-query"), Initial(initial));
        Add(alarm);

        // Each alarm is evaluated at its own offset within the minute: the recorded ones at second 40.985.
        var first = core.Chance.Between("alarm-phase", TimeSpan.FromMilliseconds(1), alarm.Pace);
        evaluations[definition.Name] = core.Time.Every(first, alarm.Pace, () => Evaluate(alarm));
        return alarm;
    }

    private MetricSeries? Series(BesideMetric? metric) =>
        metric is null ? null : metrics.Series(metric.Namespace, metric.MetricName, metric.Dimensions);

    /// <param name="initial">The initial state; null to evaluate the rule right after creation, as AWS does.</param>
    /// <exception cref="FormatException">The rule does not parse.</exception>
    /// <exception cref="ArgumentException">The rule refers to an alarm that does not exist.</exception>
    public CompositeAlarm PutCompositeAlarm(CompositeAlarmDefinition definition, AlarmValue? initial = null)
    {
        var alarm = new CompositeAlarm(core.Region, definition, Initial(initial ?? AlarmValue.InsufficientData));
        var missing = alarm.Rule.Alarms.Where(name => alarms.Find(name) is null).ToList();
        if (missing.Count > 0)
        {
            throw new ArgumentException(
                $"Composite alarm {definition.Name}: AlarmRule refers to alarms that do not exist: {string.Join(", ", missing)}.");
        }

        Add(alarm);
        if (initial is null)
        {
            alarms.EvaluateNew(alarm);
        }

        return alarm;
    }

    public Alarm? Find(string name) => alarms.Find(name);

    /// <summary>Sets a state as <c>SetAlarmState</c> does: with events and actions, until the next evaluation.</summary>
    /// <exception cref="KeyNotFoundException">The alarm does not exist.</exception>
    public void SetAlarmState(string name, AlarmValue value, string reason) =>
        alarms.Change(alarms[name], new AlarmState(value, reason, null, core.Time.GetUtcNow()));

    /// <summary>Acts as <c>EnableAlarmActions</c> and <c>DisableAlarmActions</c>.</summary>
    /// <exception cref="KeyNotFoundException">The alarm does not exist.</exception>
    public void EnableActions(string name, bool enabled) => alarms[name].Actions = alarms[name].Actions with { Enabled = enabled };

    /// <summary>
    /// Acts as <c>DeleteAlarms</c>, but refuses an alarm that a composite alarm uses: composite rules here cannot refer to missing alarms.
    /// </summary>
    /// <exception cref="InvalidOperationException">A composite alarm uses it.</exception>
    public void DeleteAlarm(string name)
    {
        if (alarms.RestingOn(name).Any())
        {
            throw new InvalidOperationException(
                $"Expected an alarm that no composite alarm uses, found {name}, which is in use; delete the composite alarm first.");
        }

        Remove(name);
    }

    private void Evaluate(MetricAlarm alarm)
    {
        // A region that is down evaluates nothing; the next regular evaluation follows within a minute anyway.
        if (core.IsDown)
        {
            return;
        }

        var now = core.Time.GetUtcNow();
        var evaluation = alarm.Evaluate(now);
        if (!alarm.IsWarmingUp(now, evaluation) && evaluation.Value is { } value && value != alarm.State.Value)
        {
            alarms.Change(alarm, new AlarmState(
                value, AlarmText.Reason(alarm.Definition, evaluation), AlarmText.ReasonData(alarm.Definition, evaluation, now), now));
        }
    }

    /// <summary>Adds the alarm and replaces any alarm of the same name, as Put does.</summary>
    private void Add(Alarm alarm)
    {
        Remove(alarm.Name);
        alarms.Add(alarm);
    }

    private void Remove(string name)
    {
        alarms.Remove(name);
        if (evaluations.Remove(name, out var timer))
        {
            timer.Dispose();
        }
    }

    private AlarmState Initial(AlarmValue value) => new(value, "Unchecked: Initial alarm creation", null, core.Time.GetUtcNow());
}
