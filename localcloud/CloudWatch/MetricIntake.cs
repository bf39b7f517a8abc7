using System.Net;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>What PutMetricData accepts and what it refuses.</summary>
/// <remarks>
/// API reference, PutMetricData: at most 1,000 metrics per request and 30 dimensions per metric; timestamps from two weeks ago to two
/// hours ahead, the current time by default; namespaces that begin with AWS/ are reserved for AWS.
/// </remarks>
internal static class MetricIntake
{
    private const int MostMetrics = 1000;
    private const int MostDimensions = 30;

    /// <summary>The condition key by which a policy can restrict the call; the call itself has no resource.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Conditions(PutMetricDataRequest request) =>
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["cloudwatch:namespace"] = [request.Namespace ?? ""] };

    public static PutMetricDataResponse Put(CloudWatchService service, DateTimeOffset now, PutMetricDataRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Namespace) || request.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
        {
            throw Invalid($"The value {request.Namespace ?? "null"} for parameter Namespace is invalid.");
        }

        if (request.MetricData is not { Count: > 0 and <= MostMetrics } data)
        {
            throw Invalid($"The collection MetricData must have a size from 1 to {MostMetrics}.");
        }

        foreach (var datum in data)
        {
            Check(datum, now);
        }

        foreach (var datum in data)
        {
            var dimensions = (datum.Dimensions ?? []).ToDictionary(static d => d.Name, static d => d.Value, StringComparer.Ordinal);
            service.Publish(request.Namespace, datum.MetricName, dimensions, datum.Value ?? 0, At(datum) ?? now);
        }

        return new PutMetricDataResponse { HttpStatusCode = HttpStatusCode.OK };
    }

    private static void Check(MetricDatum datum, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(datum.MetricName))
        {
            throw Invalid("The parameter MetricData.member.1.MetricName is required.");
        }

        if (datum.Value is not { } value || !double.IsFinite(value))
        {
            throw Invalid($"The value of {datum.MetricName} must be a finite number.");
        }

        if (datum.Dimensions is { Count: > MostDimensions }
            || datum.Dimensions?.Any(static d => string.IsNullOrEmpty(d.Name) || string.IsNullOrEmpty(d.Value)) == true)
        {
            throw Invalid($"The dimensions of {datum.MetricName} must be at most {MostDimensions}, each with a name and a value.");
        }

        if (datum.StorageResolution is not (null or 1 or 60))
        {
            throw Invalid($"The StorageResolution of {datum.MetricName} must be 1 or 60.");
        }

        if (At(datum) is { } at && (at < now.AddDays(-14) || at > now.AddHours(2)))
        {
            throw Invalid($"The Timestamp of {datum.MetricName} must be within the past two weeks and the next two hours.");
        }
    }

    private static DateTimeOffset? At(MetricDatum datum) =>
        datum.Timestamp is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at.ToUniversalTime(), DateTimeKind.Utc)) : null;

    private static InvalidParameterValueException Invalid(string message) =>
        new(message, null, ErrorType.Sender, "InvalidParameterValue", "", HttpStatusCode.BadRequest);
}
