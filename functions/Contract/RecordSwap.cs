using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<SwapState>))]
public enum SwapState
{
    /// <summary>The record already points to the target; nothing was written.</summary>
    Current,

    /// <summary>The record was swapped, or created if there was none.</summary>
    Changed,

    /// <summary>Observe mode: the record would have been changed; nothing was written.</summary>
    WouldChange,

    /// <summary>The writer is no longer healthy: nothing was written, and CheckWriter checks again.</summary>
    WriterChanged,

    /// <summary>Nothing was written: it can't be shown that this region's cluster is the newest global writer.</summary>
    Superseded,

    /// <summary>After a promotion: Route 53's control plane does not answer, and the swap will be retried.</summary>
    Pending,

    /// <summary>After a promotion: Route 53's control plane did not answer within the plan's budget.</summary>
    Exhausted,
}

/// <summary>What happened to the record.</summary>
public sealed record RecordSwap : IStepResult<SwapState>
{
    public required SwapState State { get; init; }

    /// <summary>The record's name, lower case, without the trailing dot.</summary>
    public required string Name { get; init; }

    /// <summary>Where it pointed; null if there was no record.</summary>
    public string? Before { get; init; }

    /// <summary>Where it points now, or would.</summary>
    public string? Target { get; init; }

    /// <summary>The database's port.</summary>
    public int Port { get; init; }

    /// <summary>The instance endpoints of the cluster's members: only they may answer for it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>While pending: seconds to the next attempt; 0 if there is none.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>Route 53's ID of the change, without the prefix <c>/change/</c>.</summary>
    public string? ChangeId { get; init; }

    public string? Writer { get; init; }

    /// <summary>The last swap that this execution made before this one, if any.</summary>
    public RecordSwap? Earlier { get; init; }

    /// <summary>What happens to the readers' record; null if the plan has none.</summary>
    public ReaderSwap? Reader { get; init; }

    /// <summary>While pending: the number of this attempt, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>While pending: the message to send to operators now; null if they have been notified.</summary>
    public Notice? Notice { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The readers' record, which moves with the writer's.</summary>
/// <param name="Before">Where it pointed; null if there was no record.</param>
/// <param name="Target">Where it points now, or would.</param>
public sealed record ReaderSwap(string Name, string? Before, string Target);

/// <summary>A message to operators before the execution ends.</summary>
/// <param name="Subject">ASCII, at most 99 characters, as SNS requires.</param>
public sealed record Notice(string Subject, string Message);
