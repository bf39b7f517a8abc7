using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>Propagates changes to the name servers, each of which serves them from its own moment on.</summary>
internal sealed class Propagation(CloudCore core)
{
    private readonly Dictionary<string, PendingChange> changes = new(StringComparer.Ordinal);
    private readonly List<Action> stalled = [];

    /// <summary>When the fault ends, the changes that it held back propagate.</summary>
    public PropagationFault Fault
    {
        get;
        set
        {
            field = value;
            if (value != PropagationFault.NeverInSync)
            {
                stalled.ForEach(complete => complete());
                stalled.Clear();
            }
        }
    }

    /// <summary>Null if there is no change with this id, or if <see cref="Fault"/> makes Route 53 forget it.</summary>
    public PendingChange? Find(string id) => Fault == PropagationFault.ChangeForgotten ? null : changes.GetValueOrDefault(id);

    /// <param name="takes">The time until the last name server has the change.</param>
    public PendingChange Begin(ZoneState zone, ZoneVersion version, string? comment, DurationRange takes)
    {
        var change = new PendingChange("C" + ZoneDefaults.DrawId(core.Chance, 20), core.Time.GetUtcNow(), comment);
        changes.Add(change.Id, change);
        var total = takes.Draw(core.Chance, "route53-propagation");
        var random = core.Chance.Stream("route53-servers");
        var last = random.Next(ZoneState.NameServers);
        for (var server = 0; server < ZoneState.NameServers; server++)
        {
            var one = server;
            if (server != last)
            {
                core.Time.After(total * random.NextDouble(), () => zone.Serve(one, version));
            }
            else if (Fault == PropagationFault.NeverInSync)
            {
                stalled.Add(() => Complete(zone, one, version, change));
            }
            else
            {
                core.Time.After(total, () => Complete(zone, one, version, change));
            }
        }

        return change;
    }

    private void Complete(ZoneState zone, int server, ZoneVersion version, PendingChange change)
    {
        zone.Serve(server, version);
        change.InSync = true;
        core.Journal.Write("route53", "change-in-sync", change.Id, $"all name servers of {zone.Name} have it");
    }
}
