using Amazon.Runtime;

namespace Failover.Functions.Aws;

/// <summary>
/// How long one AWS call may take. Call &lt; step &lt; Lambda &lt; state: each gives up before the one that contains it does.
/// </summary>
internal static class CallTimeouts
{
    /// <summary>In the stack's own region.</summary>
    public static readonly TimeSpan Own = TimeSpan.FromSeconds(5);

    /// <summary>
    /// In another region. It may be down, which is what the call is meant to find out, and it must not hold up the others.
    /// </summary>
    public static readonly TimeSpan Remote = TimeSpan.FromSeconds(2);

    public static T Bounded<T>(T config)
        where T : ClientConfig => Within(config, Own);

    public static T Brief<T>(T config)
        where T : ClientConfig => Within(config, Remote);

    // The state machine retries, with jitter and visibly in the console; a client that also retries would multiply the attempts.
    // The only SDK retry that remains is the correction of a wrong clock: ClockSkewRetry.
    private static T Within<T>(T config, TimeSpan timeout)
        where T : ClientConfig
    {
        config.Timeout = timeout;
        config.MaxErrorRetry = 0;
        return config;
    }
}
