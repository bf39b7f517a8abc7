namespace Failover.LocalCloud.CloudWatch;

/// <summary>How an alarm aggregates the samples of a period; the names are CloudWatch's.</summary>
public enum Statistic
{
    SampleCount,
    Average,
    Sum,
    Minimum,
    Maximum,
}
