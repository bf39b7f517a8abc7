using Failover.Drill.Pages.Model;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Gate;

namespace Failover.Drill.Pages;

/// <summary>Collects the API calls of a world that change something, from the moment when it is attached.</summary>
internal sealed class ApiWriteLog
{
    /// <summary>Prefixes of calls that only read. Invoking one of our Lambda functions changes nothing by itself either.</summary>
    private static readonly string[] Reads = ["Describe", "Get", "List", "Simulate", "Test", "InvokeFunction"];

    private readonly List<ApiWrite> writes = [];

    public IReadOnlyList<ApiWrite> Writes => writes;

    public void Attach(World world)
    {
        foreach (var region in world.Global.Regions)
        {
            var place = world.Global.Regions.Count > 1 ? $" in {region.Name}" : "";
            region.Core.Gate.Called += call => Add(call, place, region.Core.Time.GetUtcNow());
        }
    }

    // A metric published every few seconds is one row, until another call comes in between.
    private void Add(ApiCall call, string place, DateTimeOffset at)
    {
        if (Reads.Any(read => call.Operation.StartsWith(read, StringComparison.Ordinal)))
        {
            return;
        }

        var write = new ApiWrite(at, $"{call.Service}:{call.Operation}", call.Caller + place, call.Resource, 1, at);
        if (writes is [.., var last] && last with { At = at, Count = 1, Until = at } == write)
        {
            writes[^1] = last with { Count = last.Count + 1, Until = at };
        }
        else
        {
            writes.Add(write);
        }
    }
}
