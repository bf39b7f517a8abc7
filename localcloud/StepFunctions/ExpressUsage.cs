namespace Failover.LocalCloud.StepFunctions;

/// <summary>The billed usage of Express workflows.</summary>
/// <remarks>
/// Step Functions' pricing page: requests, and duration "rounded up to the nearest 100 ms" times the memory "billed in 64-MB chunks",
/// which is 50 MB plus the sizes of the definition and the data: a single chunk for the small ones here.
/// </remarks>
public sealed class ExpressUsage
{
    /// <summary>In GB.</summary>
    public const double Memory = 64.0 / 1024;

    private static readonly TimeSpan Unit = TimeSpan.FromMilliseconds(100);

    /// <summary>The number of completed executions.</summary>
    public int Requests { get; private set; }

    public TimeSpan Billed { get; private set; }

    public double GigabyteSeconds => Billed.TotalSeconds * Memory;

    internal void Add(TimeSpan duration)
    {
        Requests++;
        Billed += Unit * Math.Ceiling(duration / Unit);
    }
}
