namespace Failover.LocalCloud.Lambda;

/// <summary>What a world can set about Lambda.</summary>
public sealed record LambdaOptions
{
    /// <summary>What a new environment's start costs: 0.7 to 1.4 s for .NET with SDK calls.</summary>
    public (TimeSpan Least, TimeSpan Most) ColdStart { get; init; } = (TimeSpan.FromMilliseconds(700), TimeSpan.FromMilliseconds(1400));

    /// <summary>Scales <see cref="ColdStart"/>; 0: none.</summary>
    public double ColdStartScale { get; init; } = 1;

    /// <summary>What the runtime adds to each invocation.</summary>
    public (TimeSpan Least, TimeSpan Most) Overhead { get; init; } = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(6));

    /// <summary>An environment that was idle for so long is gone.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Concurrent invocations of the account.</summary>
    public int Concurrency { get; init; } = 1000;
}
