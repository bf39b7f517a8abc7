namespace Failover.LocalCloud.CloudWatch;

/// <summary>How an alarm makes one figure of a period's samples; the names are CloudWatch's.</summary>
public enum Statistic
{
    SampleCount,
    Average,
    Sum,
    Minimum,
    Maximum,
}
