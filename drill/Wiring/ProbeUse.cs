using System.Diagnostics;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>A probe in one run: what it saw of the unbroken template, how often it looked, and what it noticed.</summary>
internal sealed class ProbeUse(WiringProbe probe)
{
    private readonly Lazy<string> whole = new(() => probe.Look(Deployment.Template));
    private long ticks;
    private int looks;
    private int noticed;

    public string Name => probe.Name;

    public int Looks => looks;

    public int Noticed => noticed;

    /// <summary>The time of all looks together, on all processors.</summary>
    public TimeSpan Took => TimeSpan.FromTicks(ticks);

    public bool Notices(TemplateMutant mutant)
    {
        if (probe.Concerns?.Invoke(mutant) == false)
        {
            return false;
        }

        // Outside of the watch: this happens once.
        var expected = whole.Value;
        var began = Stopwatch.GetTimestamp();
        var differs = Differs(mutant.Document, expected);
        Interlocked.Add(ref ticks, Stopwatch.GetElapsedTime(began).Ticks);
        Interlocked.Increment(ref looks);
        if (differs)
        {
            Interlocked.Increment(ref noticed);
        }

        return differs;
    }

    // Anything that goes wrong in a broken stack is noticed by whoever deploys it or lets it run.
    private bool Differs(TemplateDocument broken, string expected)
    {
        try
        {
            return probe.Look(broken) != expected;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return true;
        }
    }
}
