using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>A failover (loss allowed) or switchover (no loss) of a global cluster, from the call to its end.</summary>
internal sealed class GlobalFailoverProcess(CloudCore core, GlobalCluster global, MemberCluster from, MemberCluster to, bool allowsDataLoss)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private string status = "pending";
    private TimeSpan began;
    private TimeSpan? readOnlySince;

    public MemberCluster From => from;

    public MemberCluster To => to;

    public bool AllowsDataLoss => allowsDataLoss;

    public GlobalFailoverSnapshot View => new(status, from.Cluster.Arn, to.Cluster.Arn, allowsDataLoss);

    private string Word => allowsDataLoss ? "failing-over" : "switching-over";

    private bool IsCurrent => global.Running == this && status != "cancelling";

    public void Start()
    {
        global.Running = this;
        began = core.Time.Elapsed;
        var takes = (allowsDataLoss ? global.Options.Failover : global.Options.Switchover).Draw(core.Chance, "global-failover");
        core.Journal.Write(
            "documentdb", "global-failover", global.Identifier,
                $"{(allowsDataLoss ? "failover" : "switchover")}: {from.Region} -> {to.Region}");
        global.Show();
        core.Time.After(global.Options.Acceptance.Draw(core.Chance, "global-acceptance"), Begin);
        var readOnly = global.Options.ReadOnly.Draw(core.Chance, "global-read-only");
        if (!allowsDataLoss)
        {
            core.Time.After(takes > readOnly ? takes - readOnly : TimeSpan.Zero, StopWrites);
        }

        if (allowsDataLoss && global.Options.CancelledFailovers > global.Cancellations)
        {
            core.Time.After(takes / 2, () => Cancel("AWS gave up"));
        }

        core.Time.After(takes, Finish);
    }

    /// <summary>A switchover needs both sides: if they lose contact, it is cancelled and the primary stays.</summary>
    public void LinksChanged()
    {
        if (!allowsDataLoss && !global.Links.Reaches(from.Region, to.Region))
        {
            Cancel("the regions lost each other");
        }
    }

    private void Begin()
    {
        if (!IsCurrent)
        {
            return;
        }

        status = "failing-over";
        to.Cluster.ShowGlobalStatus("modifying");
        if (!allowsDataLoss)
        {
            from.Cluster.ShowGlobalStatus(Word);
        }
        else if (global.Links.Reaches(to.Region, from.Region))
        {
            // The old primary is alive and reachable, so it stops taking writes.
            from.Cluster.SetRole(secondary: true, Word);
        }

        global.Show();
    }

    private void StopWrites()
    {
        if (IsCurrent)
        {
            readOnlySince = core.Time.Elapsed;
            from.Cluster.SetRole(secondary: true, Word);
        }
    }

    private void Finish()
    {
        if (!IsCurrent)
        {
            return;
        }

        if (core.Links.IsDown(to.Region))
        {
            core.Links.WhenUp(to.Region, Finish);
            return;
        }

        if (allowsDataLoss || to.Stream is null || to.Stream.Position >= readOnlySince)
        {
            Promote();
            return;
        }

        if (core.Time.Elapsed - began >= global.Options.SwitchoverLimit)
        {
            Cancel("the secondary did not catch up");
            return;
        }

        core.Time.After(Pace, Finish);
    }

    private void Promote()
    {
        to.Cluster.Storage = to.Stream?.Content() ?? to.Cluster.Storage;
        global.Running = null;
        global.Crown(to);
        to.Cluster.SetRole(secondary: false, null);
        if (allowsDataLoss)
        {
            (to.Stream, to.MustResync) = (null, false);
            to.Cluster.Storage.Follow();
            foreach (var other in global.Members.Where(other => other != to))
            {
                global.Replication.MustResync(other);
            }
        }
        else
        {
            from.Cluster.ShowGlobalStatus(null);
            global.Replication.Follow();
        }

        global.Show();
    }

    private void Cancel(string why)
    {
        if (!IsCurrent)
        {
            return;
        }

        status = "cancelling";
        global.Cancellations++;
        core.Journal.Write("documentdb", "global-failover", global.Identifier, $"cancelled: {why}");
        global.Show();
        core.Time.After(
            global.Options.Cancellation.Draw(core.Chance, "global-cancellation"), RollBackWhenUp);
    }

    // A failover did without the old primary's region from the start.
    private void RollBackWhenUp()
    {
        if (allowsDataLoss)
        {
            RollBack();
        }
        else
        {
            core.Links.WhenUp(from.Region, RollBack);
        }
    }

    private void RollBack()
    {
        global.Running = null;
        to.Cluster.ShowGlobalStatus(null);
        from.Cluster.SetRole(secondary: false, null);
        global.Show();
        global.Replication.LinksChanged();
    }
}
