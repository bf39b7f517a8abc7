using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Faults;

/// <summary>The writer's process or host fails; DocumentDB fails over by itself if it can.</summary>
/// <param name="State">Refusing: the process died. Dropping: the host did, silently.</param>
/// <param name="BackAfter">When the instance is back; null: as AWS documents.</param>
public sealed record WriterCrash(TimeSpan At, string Cluster, InstanceState State = InstanceState.Refusing, TimeSpan? BackAfter = null)
    : Fault(At)
{
    public override string Describe() => $"the writer of {Cluster} {FaultWords.Dies(State, BackAfter)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.CrashWriter(State, BackAfter);
}

/// <summary>An instance fails.</summary>
public sealed record InstanceCrash(
    TimeSpan At, string Cluster, string Instance, InstanceState State = InstanceState.Refusing, TimeSpan? BackAfter = null)
    : Fault(At)
{
    public override string Describe() => $"{Instance} of {Cluster} {FaultWords.Dies(State, BackAfter)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.CrashInstance(Instance, State, BackAfter);
}

/// <summary>From now on, promotions of the cluster take this long.</summary>
public sealed record SlowPromotion(TimeSpan At, string Cluster, TimeSpan Takes) : Fault(At)
{
    public override string Describe() => $"promotions of {Cluster} take {FaultWords.Span(Takes)} from now on";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.SlowPromotion(Takes);
}

/// <summary>No promotion of the cluster completes.</summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record PromotionStuck(TimeSpan At, string Cluster, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"no promotion of {Cluster} completes, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        var happen = cloud.Cluster(Cluster).Inject;
        happen.HoldPromotion();
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, happen.ReleasePromotion);
        }
    }
}

/// <summary>The writer's role passes to the instance at once, unannounced.</summary>
public sealed record RoleFlip(TimeSpan At, string Cluster, string Instance) : Fault(At)
{
    public override string Describe() => $"{Instance} becomes the writer of {Cluster} at once, unannounced";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.Promote(Instance);
}

/// <summary>The API reports the wrong writers.</summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record WritersMisreported(TimeSpan At, string Cluster, WriterLie Lie, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"the API reports wrong writers of {Cluster} ({FaultWords.Plain(Lie)}), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.ShowWriters(Lie, Lasts);
}

/// <summary>The API reports this status regardless of the real one.</summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record StatusMisreported(TimeSpan At, string Cluster, string Status, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"the API reports {Cluster} as {Status} regardless of its real status, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.ShowStatus(Status, Lasts);
}

/// <summary>Instances misbehave on the wire while the API reports them as healthy.</summary>
/// <param name="Instance">The instance; null for all of the cluster's.</param>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record WireMisbehaviour(TimeSpan At, string Cluster, WireBehaviour Behaviour, string? Instance = null, TimeSpan? Lasts = null)
    : Fault(At)
{
    public override string Describe() =>
        $"{Instance ?? "every instance"} of {Cluster} misbehaves on the wire ({FaultWords.Plain(Behaviour)}), {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.Misbehave(Behaviour, Instance, Lasts);
}

/// <summary>The cluster sends no metrics although it is healthy.</summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record TelemetryGap(TimeSpan At, string Cluster, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"{Cluster} sends no metrics although it is healthy";

    public override void Strike(Cloud cloud)
    {
        var happen = cloud.Cluster(Cluster).Inject;
        happen.TelemetryGap();
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => happen.TelemetryGap(gap: false));
        }
    }
}

/// <summary>The cluster has no clients any more: its metrics show 0 connections although it is healthy.</summary>
public sealed record ClusterIdle(TimeSpan At, string Cluster) : Fault(At)
{
    public override string Describe() => $"{Cluster} has no clients any more";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.Idle();
}

/// <summary>The cluster is deleted.</summary>
public sealed record ClusterDeleted(TimeSpan At, string Cluster, TimeSpan Takes) : Fault(At)
{
    public override string Describe() => $"{Cluster} is deleted, which takes {FaultWords.Span(Takes)}";

    public override void Strike(Cloud cloud) => cloud.Cluster(Cluster).Inject.Delete(Takes);
}

/// <summary>A snapshot of the cluster is restored as another cluster, under a new endpoint.</summary>
/// <param name="Record">The record that its tag allows it to take over; null if it has no such tag.</param>
public sealed record ClusterRestored(TimeSpan At, string Cluster, string As, TimeSpan Takes, string? Record = null) : Fault(At)
{
    public override string Describe() => $"a snapshot of {Cluster} is restored as {As}, which takes {FaultWords.Span(Takes)}";

    public override void Strike(Cloud cloud) => cloud.DocumentDb.Restore(
        cloud.Cluster(Cluster), As, Takes, Record is null ? [] : [new KeyValuePair<string, string>("failover:record", Record)]);
}
