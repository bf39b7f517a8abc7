using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Regions;

/// <summary>The links between a world's regions: a region can be down, and two can be cut off from each other while both run.</summary>
/// <remarks>Overlapping faults are counted: a region is up again when the last of its outages has ended.</remarks>
public sealed class Links(VirtualTime time, Journal journal)
{
    private readonly Dictionary<string, int> outages = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), int> cuts = [];
    private readonly List<(string Region, Action Action)> waiting = [];

    /// <summary>Raised after each change, on the scheduler's thread.</summary>
    public event Action? Changed;

    public bool IsDown(string region) => outages.Count > 0 && outages.GetValueOrDefault(region) > 0;

    /// <summary>Whether the two are cut off from each other; their order does not matter.</summary>
    public bool IsCut(string one, string other) => cuts.Count > 0 && cuts.GetValueOrDefault(Pair(one, other)) > 0;

    /// <summary>Whether packets and calls get from one region to the other and back; within a region, whether it is up.</summary>
    public bool Reaches(string from, string to) => !IsDown(from) && !IsDown(to) && (from == to || !IsCut(from, to));

    public void TakeDown(string region)
    {
        outages[region] = outages.GetValueOrDefault(region) + 1;
        Report("region-down", region, "everything in it stands still");
    }

    public void BringUp(string region)
    {
        outages[region] = Math.Max(0, outages.GetValueOrDefault(region) - 1);
        if (IsDown(region))
        {
            return;
        }

        Report("region-up", region, "goes on");
        foreach (var (_, action) in waiting.FindAll(one => one.Region == region))
        {
            time.Post(action);
        }

        waiting.RemoveAll(one => one.Region == region);
    }

    public void Cut(string one, string other)
    {
        cuts[Pair(one, other)] = cuts.GetValueOrDefault(Pair(one, other)) + 1;
        Report("regions-cut", one, $"from {other}: no packet passes between them");
    }

    public void Mend(string one, string other)
    {
        cuts[Pair(one, other)] = Math.Max(0, cuts.GetValueOrDefault(Pair(one, other)) - 1);
        if (!IsCut(one, other))
        {
            Report("regions-joined", one, $"with {other} again");
        }
    }

    /// <summary>Runs the action now, or as soon as the region is up.</summary>
    public void WhenUp(string region, Action action)
    {
        if (IsDown(region))
        {
            waiting.Add((region, action));
            return;
        }

        action();
    }

    /// <summary>Completes once the region is up; at once if it already is.</summary>
    public Task UpAsync(string region)
    {
        if (!IsDown(region))
        {
            return Task.CompletedTask;
        }

        var up = new TaskCompletionSource();
        waiting.Add((region, up.SetResult));
        return up.Task;
    }

    private static (string, string) Pair(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

    private void Report(string kind, string region, string detail)
    {
        journal.Write("regions", kind, region, detail);
        Changed?.Invoke();
    }
}
