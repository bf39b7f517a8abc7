namespace Failover.Drill.Costs;

/// <summary>AWS's prices for what a stack uses.</summary>
internal static class Prices
{
    /// <summary>When the prices were last compared with AWS's pages.</summary>
    public static readonly DateOnly Checked = new(2026, 11, 30);

    /// <summary>Hours per month, as in AWS's calculator.</summary>
    public const double HoursAMonth = 730;

    private const string StepFunctions = "https://aws.amazon.com/step-functions/pricing/";
    private const string Lambda = "https://aws.amazon.com/lambda/pricing/";
    private const string CloudWatch = "https://aws.amazon.com/cloudwatch/pricing/";

    public static readonly Price Transition = new(25.0 / 1_000_000, "state transition of a Standard workflow", StepFunctions);

    public static readonly Price ExpressStart = new(1.0 / 1_000_000, "start of an Express workflow", StepFunctions);

    /// <summary>0.06 dollars per GB-hour, in chunks of 64 MB and 100 ms.</summary>
    public static readonly Price ExpressGigabyteSecond = new(0.06 / 3600, "GB-second of an Express workflow", StepFunctions);

    public static readonly Price Invocation = new(0.20 / 1_000_000, "Lambda request", Lambda);

    public static readonly Price GigabyteSecond = new(0.0000133334, "GB-second of Lambda on arm64", Lambda);

    /// <summary>Each metric that the alarm names counts, including those in metric math.</summary>
    public static readonly Price AlarmMetric = new(0.10, "alarm metric of 60 s or more", CloudWatch);

    public static readonly Price FastAlarmMetric = new(0.30, "alarm metric below 60 s", CloudWatch);

    public static readonly Price CompositeAlarm = new(0.50, "composite alarm", CloudWatch);

    /// <summary>Prorated by the hour: a metric that nothing publishes costs nothing.</summary>
    public static readonly Price CustomMetric = new(0.30, "custom metric", CloudWatch);

    /// <summary>
    /// GetMetricStatistics, ListMetrics, PutMetricData and dashboard requests; DescribeAlarms is not one of them. Embedded metrics make no
    /// requests.
    /// </summary>
    public static readonly Price MetricRequest = new(0.01 / 1000, "request of GetMetricStatistics", CloudWatch);

    public static readonly Price Dashboard = new(3.00, "dashboard", CloudWatch);

    public static readonly Price LogGigabyte = new(0.50, "GB of log ingested", CloudWatch);

    /// <summary>Of the compressed lines: 0.15 of the ingested volume.</summary>
    public static readonly Price StoredGigabyte = new(0.03, "GB-month of log stored", CloudWatch);

    public static readonly Price Trace = new(5.0 / 1_000_000, "trace recorded", "https://aws.amazon.com/xray/pricing/");

    /// <summary>The first and the second yearly rotation each add the same again.</summary>
    public static readonly Price Key = new(1.00, "customer managed key", "https://aws.amazon.com/kms/pricing/");

    public static readonly Price HealthCheck = new(0.50, "health check that follows an alarm", "https://aws.amazon.com/route53/pricing/");
}
