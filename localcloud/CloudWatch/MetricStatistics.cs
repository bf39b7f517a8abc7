using System.Net;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>What <c>GetMetricStatistics</c> answers.</summary>
internal static class MetricStatistics
{
    // "The maximum number of data points returned from a single call is 1,440."
    private const int MostDatapoints = 1440;

    public static GetMetricStatisticsResponse Of(CloudWatchService service, GetMetricStatisticsRequest request)
    {
        var (from, until) = (Utc(request.StartTime, "StartTime"), Utc(request.EndTime, "EndTime"));
        var seconds = request.Period ?? throw Refused("MissingParameter", "The parameter Period is required.");
        if (from >= until || seconds is not (1 or 5 or 10 or 30) && seconds % 60 != 0)
        {
            throw Refused("InvalidParameterValue", $"StartTime must be less than EndTime, and Period 1, 5, 10, 30 or a multiple of 60, found {seconds}.");
        }

        if ((until - from).TotalSeconds / seconds > MostDatapoints)
        {
            throw Refused("InvalidParameterCombination", $"You have requested more than the limit of {MostDatapoints:N0} datapoints. You may reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }

        var asked = (request.Statistics ?? []).Select(Enum.Parse<Statistic>).ToHashSet();
        var dimensions = (request.Dimensions ?? []).ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);
        return new GetMetricStatisticsResponse
        {
            HttpStatusCode = HttpStatusCode.OK,
            Label = request.MetricName,
            Datapoints = [.. service.Statistics(request.Namespace, request.MetricName, dimensions, TimeSpan.FromSeconds(seconds), from, until)
                .Select(point => Answer(point.At, statistic => asked.Contains(statistic) ? point.Figure(statistic) : null))],
        };
    }

    private static Amazon.CloudWatch.Model.Datapoint Answer(DateTimeOffset at, Func<Statistic, double?> figure) => new()
    {
        Timestamp = at.UtcDateTime,
        SampleCount = figure(Statistic.SampleCount),
        Average = figure(Statistic.Average),
        Sum = figure(Statistic.Sum),
        Minimum = figure(Statistic.Minimum),
        Maximum = figure(Statistic.Maximum),
    };

    private static DateTimeOffset Utc(DateTime? time, string name) => time is { } given
        ? new DateTimeOffset(DateTime.SpecifyKind(given, DateTimeKind.Utc))
        : throw Refused("MissingParameter", $"The parameter {name} is required.");

    private static AmazonCloudWatchException Refused(string code, string message) =>
        new(message, ErrorType.Sender, code, "", HttpStatusCode.BadRequest);
}
