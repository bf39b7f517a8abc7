using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<ApprovalKind>))]
public enum ApprovalKind
{
    /// <summary>A person is asked if acknowledged writes could be lost: the estimate exceeds the accepted loss.</summary>
    WhenDataLoss,

    /// <summary>A person is asked before every promotion that no person started.</summary>
    Always,

    /// <summary>Nobody is asked.</summary>
    Never,
}

[JsonConverter(typeof(KebabCase<RecordMode>))]
public enum RecordMode
{
    /// <summary>The CNAME is swapped through Route 53's control plane.</summary>
    Cname,

    /// <summary>Failover records whose health checks follow an alarm: a metric flips them without Route 53's control plane.</summary>
    Switch,
}

[JsonConverter(typeof(KebabCase<RecordWhen>))]
public enum RecordWhen
{
    /// <summary>The record is moved once this region's cluster is the global writer.</summary>
    Promoted,

    /// <summary>
    /// The record is moved as soon as AWS shows an unplanned promotion of this region's cluster as under way: DNS propagates meanwhile.
    /// </summary>
    Promoting,
}

/// <summary>What an execution needs to know about the global cluster: the stack's settings and the cluster's tags.</summary>
public sealed record GlobalPlan
{
    /// <summary>The global cluster's identifier.</summary>
    public required string Cluster { get; init; }

    /// <summary>The ARN of this stack's own member.</summary>
    public required string Member { get; init; }

    /// <summary>This stack's region.</summary>
    public required string Home { get; init; }

    /// <summary>Regions in order of preference; any others follow, by lag.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    public required ApprovalKind Approval { get; init; }

    /// <summary>The loss of acknowledged writes that needs no approval, in seconds.</summary>
    public required int AcceptedLossSeconds { get; init; }

    /// <summary>How long a question waits for its answer, in seconds.</summary>
    public required int ApprovalSeconds { get; init; }

    public RecordMode RecordMode { get; init; }

    /// <summary>
    /// Always <see cref="RecordWhen.Promoted"/> in record mode switch, and if the record points to the writer's instance.
    /// </summary>
    public RecordWhen RecordWhen { get; init; }

    /// <summary>In record mode switch: the pair of failover records.</summary>
    public SwitchPlan? Switch { get; init; }

    /// <summary>How long to wait for a region's promotion.</summary>
    public required Budget Promotion { get; init; }

    /// <summary>How long to retry the swap after a promotion while Route 53's control plane does not answer.</summary>
    public required Budget Dns { get; init; }
}
