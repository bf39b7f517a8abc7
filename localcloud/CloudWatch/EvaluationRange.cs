namespace Failover.LocalCloud.CloudWatch;

/// <summary>How many periods an alarm looks back.</summary>
/// <remarks>
/// CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data": CloudWatch retrieves more data points than
/// <c>EvaluationPeriods</c>; the exact number depends on the period and resolution and is not published. The guide's
/// tables use 5 for 3 evaluation periods. The recorded alarm (2 periods of 60 s, last data in the minute of 16:59, ALARM because of
/// missing data at 17:04:40, not at 17:03:40) shows 4 for 2. Both are two more than the evaluation periods.
/// </remarks>
internal static class EvaluationRange
{
    private const int Extra = 2;

    public static int For(int evaluationPeriods) => evaluationPeriods + Extra;
}
