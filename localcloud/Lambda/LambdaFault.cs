namespace Failover.LocalCloud.Lambda;

public enum LambdaFaultKind
{
    /// <summary>The process ends before the handler runs (<c>Runtime.ExitError</c>).</summary>
    Crash,

    /// <summary>The process ends after the handler ran: its effects remain, its answer is lost.</summary>
    CrashAfter,

    /// <summary>Refused: <c>Lambda.TooManyRequestsException</c>.</summary>
    Throttle,

    /// <summary>Lambda itself fails: <c>Lambda.ServiceException</c>.</summary>
    ServiceException,

    /// <summary>The invocation takes <see cref="LambdaFault.Delay"/> longer, which counts towards the function's timeout.</summary>
    Slow,
}

/// <summary>A fault in invocations that lasts for a while.</summary>
/// <param name="Function">A logical id or name, or <c>*</c>.</param>
/// <param name="From">When it starts, from the world's start.</param>
/// <param name="Until">When it ends, from the world's start.</param>
public sealed record LambdaFault(LambdaFaultKind Kind, string Function, TimeSpan From, TimeSpan Until)
{
    /// <summary>The share of invocations that it affects, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The maximum number of invocations that it affects.</summary>
    public int Times { get; init; } = int.MaxValue;

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(3);

    internal int Hits { get; set; }

    internal bool Hit(FunctionDefinition function, TimeSpan elapsed, Random random)
    {
        var meant = (Function == "*" || Function == function.LogicalId || Function == function.Name)
            && elapsed >= From && elapsed < Until && Hits < Times;
        if (!meant || (Probability < 1 && random.NextDouble() >= Probability))
        {
            return false;
        }

        Hits++;
        return true;
    }
}
