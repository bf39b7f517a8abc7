namespace Failover.LocalCloud.CloudWatch;

/// <summary>When a data point breaches; the names are CloudWatch's.</summary>
public enum ComparisonOperator
{
    GreaterThanOrEqualToThreshold,
    GreaterThanThreshold,
    LessThanThreshold,
    LessThanOrEqualToThreshold,
}

internal static class ComparisonOperators
{
    public static bool Breaches(this ComparisonOperator comparison, double value, double threshold) => comparison switch
    {
        ComparisonOperator.GreaterThanOrEqualToThreshold => value >= threshold,
        ComparisonOperator.GreaterThanThreshold => value > threshold,
        ComparisonOperator.LessThanThreshold => value < threshold,
        ComparisonOperator.LessThanOrEqualToThreshold => value <= threshold,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not one of CloudWatch's comparison operators."),
    };

    /// <summary>The comparison as a state reason words it; the opposite one if the data point does not breach.</summary>
    public static string Words(this ComparisonOperator comparison, bool breaching) => (comparison, breaching) switch
    {
        (ComparisonOperator.GreaterThanOrEqualToThreshold, true) or (ComparisonOperator.LessThanThreshold, false) =>
            "greater than or equal to",
        (ComparisonOperator.GreaterThanThreshold, true) or (ComparisonOperator.LessThanOrEqualToThreshold, false) => "greater than",
        (ComparisonOperator.LessThanThreshold, true) or (ComparisonOperator.GreaterThanOrEqualToThreshold, false) => "less than",
        _ => "less than or equal to",
    };
}
