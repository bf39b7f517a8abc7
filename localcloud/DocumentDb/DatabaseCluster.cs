using System.Net;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>One cluster: its real state, and what the API and the DNS show of it a little later.</summary>
public sealed class DatabaseCluster
{
    private readonly CloudCore core;
    private readonly DocumentDbService service;
    private readonly LaggingView shown;
    private string status = "available";
    private int endpointMoves;

    internal DatabaseCluster(
        CloudCore core, DocumentDbService service, ClusterSpec spec, Func<IPAddress> nextAddress, ClusterStorage storage)
    {
        (this.core, this.service) = (core, service);
        (Spec, Storage, Parameters) = (spec, storage, ClusterParameters.DefaultOf(spec.EngineVersion));
        Arn = $"arn:aws:rds:{core.Region}:{CloudCore.Account}:cluster:{spec.Identifier}";
        var (id, region) = (spec.Identifier, core.Region);
        (Endpoint, ReaderEndpoint) = (EndpointNames.Cluster(id, region), EndpointNames.Reader(id, region));
        Instances = [.. spec.Instances.Select(instance => new DatabaseInstance(this, instance, nextAddress()))];
        Writer = EndpointInstance = Instances[0];
        shown = new LaggingView(core, service, Snapshot);
        Failovers = new FailoverProcess(core, service, this);
        Inject = new ClusterFaultInjector(core, service, this);
    }

    public ClusterSpec Spec { get; }

    public string Identifier => Spec.Identifier;

    /// <summary>Its cluster parameter group.</summary>
    public ClusterParameters Parameters { get; set; }

    public string Region => core.Region;

    public string Arn { get; }

    public int Port => Spec.Port;

    /// <summary>The cluster endpoint's name; it stays the same through all failovers.</summary>
    public string Endpoint { get; }

    public string ReaderEndpoint { get; }

    public IReadOnlyList<DatabaseInstance> Instances { get; }

    /// <summary>
    /// The instance with the writer's role, dead or alive; in a secondary of a global cluster, the one that would have it.
    /// </summary>
    public DatabaseInstance Writer { get; private set; }

    /// <summary>The instance that the cluster endpoint's name points to; it lags behind <see cref="Writer"/> after a promotion.</summary>
    public DatabaseInstance EndpointInstance { get; private set; }

    public string Status => GlobalStatus ?? status;

    /// <summary>Whether it is a secondary of a global cluster: it takes no writes and receives those of the primary.</summary>
    public bool IsSecondary { get; private set; }

    /// <summary>The global cluster that it is a member of; null if none.</summary>
    public IGlobalCluster? Global { get; private set; }

    public bool IsRegionDown => core.IsDown;

    /// <summary>The cluster from whose backup it was restored; null if it was created empty.</summary>
    public DatabaseCluster? RestoredFrom { get; internal set; }

    internal IMetricSink Metrics => service.Metrics;

    /// <summary>What the API reports, before any injected misreporting.</summary>
    public ClusterSnapshot View => shown.View;

    /// <summary>Raised when <see cref="View"/> changes.</summary>
    public event Action? ViewChanged
    {
        add => shown.Changed += value;
        remove => shown.Changed -= value;
    }

    public bool IsDeleted { get; internal set; }

    public ClusterStorage Storage { get; internal set; }

    /// <summary>Injects faults into this cluster.</summary>
    public ClusterFaultInjector Inject { get; }

    /// <summary>The status that the API reports regardless of the real one; null if it reports the real one.</summary>
    public string? StatusLie { get; internal set; }

    public WriterLie WriterLie { get; internal set; }

    /// <summary>It has no clients: 0 connections although it is healthy.</summary>
    public bool IsIdle { get; internal set; }

    /// <summary>It sends no metrics although it is healthy.</summary>
    public bool HasTelemetryGap { get; internal set; }

    /// <summary>How long a promotion takes instead of <see cref="DocumentDbOptions.Promotion"/>; null for that default.</summary>
    public TimeSpan? PromotionTakes { get; internal set; }

    internal FailoverProcess Failovers { get; }

    /// <summary>The status during a failover or switchover of the global cluster; null if none is running.</summary>
    internal string? GlobalStatus { get; private set; }

    public DatabaseInstance Instance(string identifier) =>
        Instances.FirstOrDefault(instance => instance.Identifier == identifier)
        ?? throw new ArgumentException($"Cluster {Identifier} has no instance {identifier}.", nameof(identifier));

    /// <summary>Whether the API reports this member as the writer, injected misreporting included.</summary>
    public bool IsShownAsWriter(DatabaseInstance instance) => WriterLie switch
    {
        WriterLie.NoWriter => false,
        WriterLie.TwoWriters => instance.Identifier == View.WriterId
            || instance == Instances.FirstOrDefault(other => other.Identifier != View.WriterId),
        _ => instance.Identifier == View.WriterId,
    };

    internal void SetStatus(string next)
    {
        if (status != next)
        {
            status = next;
            core.Journal.Write("documentdb", "cluster-status", Identifier, next);
            ShowLater();
        }
    }

    /// <summary>Makes it a member of a global cluster.</summary>
    internal void Join(IGlobalCluster global, bool asSecondary)
    {
        (Global, IsSecondary) = (global, asSecondary);
        shown.ShowNow();
    }

    /// <summary>Gives it the role of primary or secondary; one that loses the primary's role closes its clients' connections.</summary>
    internal void SetRole(bool secondary, string? globalStatus)
    {
        if (secondary && !IsSecondary)
        {
            Writer.Epoch++;
        }

        (IsSecondary, GlobalStatus) = (secondary, globalStatus);
        ShowLater();
        if (!secondary && Writer.State != InstanceState.Up)
        {
            Failovers.WriterLost();
        }
    }

    /// <summary>Sets the status that members of a global cluster report during a global failover.</summary>
    internal void ShowGlobalStatus(string? globalStatus)
    {
        GlobalStatus = globalStatus;
        ShowLater();
    }

    /// <summary>Gives the writer's role to <paramref name="instance"/>; the endpoint's name follows later.</summary>
    internal void Promote(DatabaseInstance instance)
    {
        var before = Writer;
        Writer = instance;
        if (before != instance)
        {
            // A demoted writer closes its clients' connections.
            before.Epoch++;
        }

        var kind = IsSecondary ? "reader-promoted" : "writer-promoted";
        core.Journal.Write("documentdb", kind, instance.Identifier, $"{Identifier}: {before.Identifier} -> {instance.Identifier}");
        ShowLater();
        var move = ++endpointMoves;
        core.Time.After(service.Options.EndpointLag.Draw(core.Chance, "endpoint-lag"), () => MoveEndpoint(instance, move));
    }

    /// <summary>Lets the API report the current state after its lag, never out of order.</summary>
    internal void ShowLater() => shown.ShowLater();

    /// <summary>Lets the API report the current state at once.</summary>
    internal void ShowNow() => shown.ShowNow();

    private void MoveEndpoint(DatabaseInstance instance, int move)
    {
        if (move == endpointMoves && EndpointInstance != instance)
        {
            EndpointInstance = instance;
            core.Journal.Write("documentdb", "endpoint-moved", Endpoint, $"points to {instance.Identifier} ({instance.Address})");
        }
    }

    private ClusterSnapshot Snapshot() =>
        new(Status, IsSecondary ? null : Writer.Identifier, [.. Instances.Select(instance => instance.Status)]);
}
