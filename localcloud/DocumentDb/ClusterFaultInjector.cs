using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>The faults of a cluster. Each takes effect at once; scenarios schedule them with <c>core.Time.At</c>.</summary>
public sealed class ClusterFaultInjector
{
    private readonly CloudCore core;
    private readonly DocumentDbService service;
    private readonly DatabaseCluster cluster;

    internal ClusterFaultInjector(CloudCore core, DocumentDbService service, DatabaseCluster cluster)
    {
        this.core = core;
        this.service = service;
        this.cluster = cluster;
    }

    /// <summary>The instance crashes; if it was the writer, DocumentDB fails over by itself.</summary>
    /// <param name="state">Refusing: the process died. Dropping: the host or its network failed (black hole).</param>
    /// <param name="backAfter">When it is back; null: as AWS documents; <see cref="Timeout.InfiniteTimeSpan"/>: never.</param>
    public void CrashInstance(string identifier, InstanceState state = InstanceState.Refusing, TimeSpan? backAfter = null)
    {
        var instance = cluster.Instance(identifier);
        core.Journal.Write(
            "documentdb", "instance-crashed", identifier, state == InstanceState.Dropping ? "packets are dropped"
            : "connections are refused");
        var alone = !cluster.Instances.Any(other => other != instance && other.State == InstanceState.Up);
        var (range, stream) = alone ? (service.Options.Rebuild, "rebuild") : (service.Options.Restart, "restart");
        TakeDown(instance, state, backAfter ?? range.Draw(core.Chance, stream));
        if (instance == cluster.Writer)
        {
            cluster.Failovers.WriterLost();
        }
    }

    /// <summary>The instance that is the writer at this moment crashes.</summary>
    public void CrashWriter(InstanceState state = InstanceState.Refusing, TimeSpan? backAfter = null) =>
        CrashInstance(cluster.Writer.Identifier, state, backAfter);

    /// <summary>All instances in one availability zone crash.</summary>
    public void CrashZone(string availabilityZone, InstanceState state = InstanceState.Dropping, TimeSpan? backAfter = null)
    {
        foreach (var instance in cluster.Instances.Where(instance => instance.Spec.AvailabilityZone == availabilityZone).ToList())
        {
            CrashInstance(instance.Identifier, state, backAfter);
        }
    }

    /// <summary>The writer's role passes to this instance at once (a flip back, or an unannounced failover).</summary>
    public void Promote(string identifier)
    {
        cluster.Promote(cluster.Instance(identifier));
        if (cluster.Writer.State != InstanceState.Up)
        {
            cluster.Failovers.WriterLost();
        }
    }

    /// <summary>Sets how long promotions take from now on; null: as documented.</summary>
    public void SlowPromotion(TimeSpan? takes) => cluster.PromotionTakes = takes;

    /// <summary>No promotion completes until <see cref="ReleasePromotion"/>.</summary>
    public void HoldPromotion() => cluster.Failovers.Hold();

    public void ReleasePromotion() => cluster.Failovers.Release();

    /// <summary>The API reports the wrong writers.</summary>
    /// <param name="lasts">For how long; null: until it is set again.</param>
    public void ShowWriters(WriterLie lie, TimeSpan? lasts = null)
    {
        cluster.WriterLie = lie;
        Note("api-lies", $"members: {lie}");
        Later(lasts, () => cluster.WriterLie = cluster.WriterLie == lie ? WriterLie.None : cluster.WriterLie);
    }

    /// <summary>The API reports this status regardless of the real one: a stale or an unknown one. Null: the real one again.</summary>
    /// <param name="lasts">For how long; null: until it is set again.</param>
    public void ShowStatus(string? status, TimeSpan? lasts = null)
    {
        cluster.StatusLie = status;
        Note("api-lies", $"status: {status ?? "the truth"}");
        Later(lasts, () => cluster.StatusLie = cluster.StatusLie == status ? null : cluster.StatusLie);
    }

    /// <summary>The instances answer like this, while the API reports them as healthy.</summary>
    /// <param name="identifier">The instance; null for all instances of the cluster.</param>
    /// <param name="lasts">For how long; null: until it is set again.</param>
    public void Misbehave(WireBehaviour behaviour, string? identifier = null, TimeSpan? lasts = null)
    {
        var instances = identifier is null ? cluster.Instances : [cluster.Instance(identifier)];
        foreach (var instance in instances)
        {
            instance.Behaviour = behaviour;
        }

        Note("instance-behaviour", $"{identifier ?? "all"}: {behaviour}");
        Later(lasts, () =>
        {
            foreach (var instance in instances.Where(instance => instance.Behaviour == behaviour))
            {
                instance.Behaviour = WireBehaviour.Normal;
            }

            Note("instance-behaviour", $"{identifier ?? "all"}: no longer {behaviour}");
        });
    }

    /// <summary>The cluster has no clients: its metrics show 0 connections.</summary>
    public void Idle(bool idle = true) => cluster.IsIdle = idle;

    /// <summary>The cluster sends no metrics although it is healthy.</summary>
    public void TelemetryGap(bool gap = true) => cluster.HasTelemetryGap = gap;

    /// <summary>The cluster is deleted: first <c>deleting</c>, then unknown to the API and the DNS.</summary>
    public void Delete(TimeSpan takes)
    {
        cluster.SetStatus("deleting");
        cluster.IsDeleted = true;
        foreach (var instance in cluster.Instances)
        {
            instance.Status = "deleting";
            instance.State = InstanceState.Refusing;
            instance.Epoch++;
        }

        cluster.ShowLater();
        core.Time.After(takes, () => service.Remove(cluster));
    }

    internal void TakeDown(DatabaseInstance instance, InstanceState state, TimeSpan backAfter)
    {
        instance.State = state;
        instance.Status = "rebooting";
        instance.Epoch++;
        var crash = ++instance.Crashes;
        cluster.ShowLater();
        Later(backAfter == Timeout.InfiniteTimeSpan ? null : backAfter, () => BringBack(instance, crash));
    }

    private void BringBack(DatabaseInstance instance, int crash)
    {
        if (instance.Crashes != crash || cluster.IsDeleted)
        {
            return;
        }

        instance.State = InstanceState.Up;
        instance.Status = "available";
        service.Record(instance, "RDS-EVENT-0006", "DB instance restarted");
        core.Journal.Write(
            "documentdb", "instance-back", instance.Identifier, instance.IsWriter ? "is up again" : "is up again, as a reader");
        cluster.ShowLater();
        cluster.Failovers.InstanceBack(instance);
    }

    private void Note(string kind, string detail) => core.Journal.Write("documentdb", kind, cluster.Identifier, detail);

    private void Later(TimeSpan? after, Action action)
    {
        if (after is { } delay)
        {
            core.Time.After(delay, action);
        }
    }
}
