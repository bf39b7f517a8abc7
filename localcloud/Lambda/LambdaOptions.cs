namespace Failover.LocalCloud.Lambda;

/// <summary>The settings of Lambda that a world can change.</summary>
public sealed record LambdaOptions
{
    /// <summary>The duration of a cold start: 0.7 to 1.4 s for .NET with SDK calls.</summary>
    public (TimeSpan Least, TimeSpan Most) ColdStart { get; init; } = (TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(1400));

    /// <summary>Scales <see cref="ColdStart"/>; 0 for no cold starts.</summary>
    public double ColdStartScale { get; init; } = 1;

    /// <summary>The time that the runtime adds to each invocation.</summary>
    public (TimeSpan Least, TimeSpan Most) Overhead { get; init; } = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(6));

    /// <summary>An environment that has been idle for this long is removed.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The account's limit of concurrent invocations.</summary>
    public int Concurrency { get; init; } = 1000;
}
