using System.Globalization;
using System.Net;
using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>One caller's CloudWatch client.</summary>
/// <param name="service">The service of the called region.</param>
/// <param name="core">The core of the caller's region.</param>
/// <param name="caller">The function's logical id, as IAM and the faults see it.</param>
/// <param name="timeout">How long it waits for an answer; null for <see cref="ApiGate.ClientTimeout"/>.</param>
public sealed class SimulatedCloudWatchClient(CloudWatchService service, CloudCore core, string caller, TimeSpan? timeout = null)
    : AmazonCloudWatchClient(
    new AnonymousAWSCredentials(), new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(service.Region) })
{
    // DescribeAlarms: MaxRecords from 1 to 100; the default is 50.
    private const int DefaultPage = 50;

    public override Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request, CancellationToken cancellationToken = default) =>
        core.Gate.CallAsync(
            Call("DescribeAlarms", Scope(request)), Error, () => Describe(request), cancellationToken);

    public override Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request, CancellationToken cancellationToken = default) =>
        core.Gate.CallAsync(
            Call("PutMetricData", "*") with { Conditions = MetricIntake.Conditions(request) },
            Error,
            () => MetricIntake.Put(service, core.Time.GetUtcNow(), request),
            cancellationToken);

    private ApiCall Call(string operation, string resource) =>
        new("cloudwatch", operation, caller, resource) { Region = service.Region, Timeout = timeout ?? ApiGate.ClientTimeout };

    // "You can't return information about composite alarms if your permission has a narrower scope" than *.
    private string Scope(DescribeAlarmsRequest request) => request.AlarmTypes?.Contains("CompositeAlarm") == true
        ? "*"
        : $"arn:aws:cloudwatch:{service.Region}:{CloudCore.Account}:alarm:*";

    // GetMetricStatistics has no resource. "The maximum number of data points returned from a single call is 1,440."
    private const int MostDatapoints = 1440;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan KeptBySeconds = TimeSpan.FromHours(3);

    public override Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request, CancellationToken cancellationToken = default) =>
        core.Gate.CallAsync(
            Call("GetMetricStatistics", "*"), Error, () => Statistics(request), cancellationToken);

    private GetMetricStatisticsResponse Statistics(GetMetricStatisticsRequest request)
    {
        var period = TimeSpan.FromSeconds(request.Period ?? throw Error("MissingParameter", "The parameter Period is required.", 400));
        var (from, until) = (At(request.StartTime, "StartTime"), At(request.EndTime, "EndTime"));
        if (from >= until || period <= TimeSpan.Zero || (until - from) / period > MostDatapoints)
        {
            throw Error("InvalidParameterCombination", "You have requested no period, or more than 1,440 data points.", 400);
        }

        if (period.Ticks % Minute.Ticks != 0 && period.TotalSeconds is not (1 or 5 or 10 or 20 or 30))
        {
            throw Error("InvalidParameterValue", "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.", 400);
        }

        // "If the StartTime parameter specifies a time stamp that is greater than 3 hours ago ... use a multiple of 60 seconds", "or no
        // data points in that time range is returned".
        if (period < Minute && from < core.Time.GetUtcNow() - KeptBySeconds)
        {
            from = core.Time.GetUtcNow() - KeptBySeconds;
        }

        var dimensions = (request.Dimensions ?? []).ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);
        var samples = service.Samples(request.Namespace, request.MetricName, dimensions);
        var now = core.Time.GetUtcNow().UtcTicks;
        var points = new List<Amazon.CloudWatch.Model.Datapoint>();

        // Periods are aligned, and a data point is identified by the start of its period.
        var start = new DateTimeOffset(from.Ticks - (from.Ticks % period.Ticks), TimeSpan.Zero);
        for (; start < until; start += period)
        {
            double? Value(Statistic statistic) => samples.Statistic(statistic, start.UtcTicks, (start + period).UtcTicks, now);
            if (Value(Statistic.SampleCount) is { } count)
            {
                points.Add(new Amazon.CloudWatch.Model.Datapoint
                {
                    Timestamp = start.UtcDateTime,
                    SampleCount = Asks("SampleCount") ? count : null,
                    Average = Asks("Average") ? Value(Statistic.Average) : null,
                    Sum = Asks("Sum") ? Value(Statistic.Sum) : null,
                    Minimum = Asks("Minimum") ? Value(Statistic.Minimum) : null,
                    Maximum = Asks("Maximum") ? Value(Statistic.Maximum) : null,
                });
            }
        }

        return new GetMetricStatisticsResponse { HttpStatusCode = HttpStatusCode.OK, Label = request.MetricName, Datapoints = points };

        bool Asks(string statistic) => request.Statistics?.Contains(statistic, StringComparer.Ordinal) == true;
    }

    private static DateTimeOffset At(DateTime? time, string name) => time is { } at
        ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc))
        : throw Error("MissingParameter", $"The parameter {name} is required.", 400);

    private static AmazonCloudWatchException Error(string code, string message, int status) =>
        new(message, ErrorType.Unknown, code, "", (HttpStatusCode)status);

    private DescribeAlarmsResponse Describe(DescribeAlarmsRequest request)
    {
        if (request.AlarmNames is { Count: > 0 } && request.AlarmNamePrefix is not null)
        {
            throw Error("ValidationError", "AlarmNamePrefix and AlarmNames cannot be specified together.", 400);
        }

        // "If you omit this parameter, only metric alarms are returned, even if composite alarms exist in the account."
        var types = request.AlarmTypes is { Count: > 0 } named ? named : ["MetricAlarm"];
        var found = service.Alarms.Where(alarm => Asked(request, types, alarm)).OrderBy(static alarm => alarm.Name, StringComparer.Ordinal)
            .ToList();
        var from = request.NextToken is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var page = found.Skip(from).Take(request.MaxRecords ?? DefaultPage).ToList();
        return new DescribeAlarmsResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            MetricAlarms = [.. page.OfType<MetricAlarm>().Select(Answer)],
            CompositeAlarms = [.. page.OfType<CompositeAlarm>().Select(Answer)],
            NextToken = from + page.Count < found.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static bool Asked(DescribeAlarmsRequest request, List<string> types, Alarm alarm) =>
        types.Contains(alarm is MetricAlarm ? "MetricAlarm" : "CompositeAlarm", StringComparer.Ordinal)
        && (request.AlarmNames is not { Count: > 0 } names || names.Contains(alarm.Name, StringComparer.Ordinal))
        && (request.AlarmNamePrefix is not { } prefix || alarm.Name.StartsWith(prefix, StringComparison.Ordinal))
        && (request.StateValue is not { } state || state.Value == alarm.State.Value.Written());

    private static Amazon.CloudWatch.Model.MetricAlarm Answer(MetricAlarm alarm) => new()
    {
        AlarmName = alarm.Name,
        AlarmArn = alarm.Arn,
        StateValue = new StateValue(alarm.State.Value.Written()),
        StateReason = alarm.State.Reason,
        StateUpdatedTimestamp = alarm.State.Timestamp.UtcDateTime,
        StateTransitionedTimestamp = alarm.Transitioned.UtcDateTime,
        ActionsEnabled = alarm.Actions.Enabled,
        AlarmActions = [.. alarm.Actions.Alarm],
        // An alarm on metric math has Metrics instead of MetricName.
        MetricName = alarm.Definition.Math is null ? alarm.Definition.MetricName : null,
        Namespace = alarm.Definition.Math is null ? alarm.Definition.Namespace : null,
    };

    private static Amazon.CloudWatch.Model.CompositeAlarm Answer(CompositeAlarm alarm) => new()
    {
        AlarmName = alarm.Name,
        AlarmArn = alarm.Arn,
        StateValue = new StateValue(alarm.State.Value.Written()),
        StateReason = alarm.State.Reason,
        StateUpdatedTimestamp = alarm.State.Timestamp.UtcDateTime,
        StateTransitionedTimestamp = alarm.Transitioned.UtcDateTime,
        ActionsEnabled = alarm.Actions.Enabled,
        AlarmActions = [.. alarm.Actions.Alarm],
        AlarmRule = alarm.Definition.Rule,
    };
}
