using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>How the members of a global cluster receive the primary's writes, and how they rejoin it after a separation.</summary>
internal sealed class Replication
{
    private readonly CloudCore core;
    private readonly GlobalCluster global;
    private readonly LagMetrics metrics = new();

    public Replication(CloudCore core, GlobalCluster global)
    {
        (this.core, this.global) = (core, global);
        Follow();
        core.Time.Every(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), EachMinute);
    }

    /// <summary>From now on, all secondaries follow the newest primary with everything it has.</summary>
    public void Follow()
    {
        global.NewestPrimary.Storage.Follow();
        foreach (var member in global.Members)
        {
            Follow(member);
        }
    }

    public void LinksChanged()
    {
        foreach (var member in global.Members)
        {
            Adjust(member);
            if (member.Cluster == global.NewestPrimary)
            {
                continue;
            }

            if (!member.Cluster.IsSecondary && global.Running?.From != member)
            {
                FenceLater(member);
            }
            else if (member is { MustResync: true, Rebuilds: 0 })
            {
                Rebuild(member);
            }
        }
    }

    /// <summary>Cuts the member off from the primary's stream, or reconnects it.</summary>
    public void Disconnect(MemberCluster member, bool disconnected)
    {
        member.Disconnections += disconnected ? 1 : -1;
        core.Journal.Write("documentdb", "global-member", member.Cluster.Identifier, member.IsConnected ? "connected" : "pending-resync");
        Adjust(member);
        global.Show();
    }

    /// <summary>Sets how fast the primary's writes arrive, depending on links, faults and the member's state.</summary>
    public void Adjust(MemberCluster member)
    {
        var flows = member.IsConnected && Reaches(member);
        member.Stream?.Run(member.LeastLag, !flows ? 0 : member.LagGrowth > 0 ? 1 - member.LagGrowth : global.Options.CatchUp);
    }

    /// <summary>Marks a secondary whose content differs from the new primary's: it is rebuilt as soon as it can be reached.</summary>
    public void MustResync(MemberCluster member)
    {
        member.MustResync = true;
        member.Rebuilds = 0;
        Adjust(member);
        if (member.Cluster.IsSecondary)
        {
            member.Cluster.ShowGlobalStatus("resyncing");
            Rebuild(member);
        }
        else
        {
            FenceLater(member);
        }
    }

    /// <summary>An old primary that AWS can reach stops taking writes after a moment and rejoins as a secondary.</summary>
    private void FenceLater(MemberCluster member)
    {
        if (member.IsBeingFenced || !Reaches(member))
        {
            return;
        }

        member.IsBeingFenced = true;
        core.Time.After(global.Options.Fencing.Draw(core.Chance, "global-fencing"), () =>
        {
            member.IsBeingFenced = false;
            if (!Reaches(member) || member.Cluster == global.NewestPrimary || member.Cluster.IsSecondary)
            {
                return;
            }

            core.Journal.Write(
                "documentdb", "old-primary-fenced", member.Cluster.Identifier,
                $"{member.Region}: its writes since it was cut off are lost");
            member.Cluster.SetRole(secondary: true, "resyncing");
            global.Show();
            MustResync(member);
        });
    }

    private void Rebuild(MemberCluster member)
    {
        if (!Reaches(member))
        {
            return;
        }

        var rebuild = ++member.Rebuilds;
        var epoch = global.Epoch;
        core.Time.After(global.Options.Rebuild.Draw(core.Chance, "global-rebuild"), () =>
        {
            if (member.Rebuilds != rebuild || global.Epoch != epoch || !member.MustResync || member.Cluster == global.NewestPrimary)
            {
                return;
            }

            if (!Reaches(member))
            {
                member.Rebuilds = 0;
                return;
            }

            member.MustResync = false;
            member.Cluster.ShowGlobalStatus(null);
            Follow(member);
            core.Journal.Write("documentdb", "global-member", member.Cluster.Identifier, "rebuilt from the new primary: connected");
            global.Show();
        });
    }

    private void Follow(MemberCluster member)
    {
        if (member.Cluster == global.NewestPrimary)
        {
            (member.Stream, member.MustResync) = (null, false);
            return;
        }

        member.LeastLag = global.Options.Lag.Draw(core.Chance, "global-lag");
        member.Stream = new ReplicationStream(core.Time, global.NewestPrimary.Storage, core.Time.Elapsed);
        Adjust(member);
    }

    private void EachMinute()
    {
        foreach (var member in global.Members)
        {
            if (member.Stream is not null && member.IsConnected && Reaches(member))
            {
                metrics.Publish(member);
                member.LeastLag = global.Options.Lag.Draw(core.Chance, "global-lag");
                Adjust(member);
            }
        }
    }

    private bool Reaches(MemberCluster member) => core.Links.Reaches(global.NewestPrimary.Region, member.Region);
}
