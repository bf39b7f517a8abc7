using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<SwapState>))]
public enum SwapState
{
    /// <summary>The record already points to the target; nothing was written.</summary>
    Current,

    /// <summary>The record was swapped, or created where none stood.</summary>
    Changed,

    /// <summary>Observe mode: it would have been changed so; nothing was written.</summary>
    WouldChange,

    /// <summary>The writer is no longer healthy: nothing was written, CheckWriter looks again.</summary>
    WriterChanged,

    /// <summary>Nothing was written: it can't be shown that this region's cluster is the newest global writer.</summary>
    Superseded,

    /// <summary>After a promotion: Route 53's control plane does not answer, and the swap is tried again.</summary>
    Pending,

    /// <summary>After a promotion: Route 53's control plane did not answer within the plan's budget.</summary>
    Exhausted,
}

/// <summary>What became of the record.</summary>
public sealed record RecordSwap : IStepResult<SwapState>
{
    public required SwapState State { get; init; }

    /// <summary>The record's name, lower case, without the trailing dot.</summary>
    public required string Name { get; init; }

    /// <summary>Where it led; null where no record stood.</summary>
    public string? Before { get; init; }

    /// <summary>Where it leads now, or would.</summary>
    public string? Target { get; init; }

    /// <summary>The database's port.</summary>
    public int Port { get; init; }

    /// <summary>The instance endpoints of the cluster's members: who may answer for it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Seconds to wait while pending, to the next try; 0 where none is to come.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>Route 53's id of the change, without its prefix <c>/change/</c>.</summary>
    public string? ChangeId { get; init; }

    public string? Writer { get; init; }

    /// <summary>What the first swap of this execution found, where this is a later one.</summary>
    public RecordSwap? Earlier { get; init; }

    /// <summary>What becomes of the readers' record; null where the plan has none.</summary>
    public ReaderSwap? Reader { get; init; }

    /// <summary>While pending: the number of this try, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>While pending: what people are to be told now; null where they know.</summary>
    public Notice? Notice { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The readers' record beside the writer's.</summary>
/// <param name="Before">Where it led; null where none stood.</param>
/// <param name="Target">Where it leads now, or would.</param>
public sealed record ReaderSwap(string Name, string? Before, string Target);

/// <summary>A message to people before the execution ends.</summary>
/// <param name="Subject">ASCII, at most 99 characters, as SNS asks.</param>
public sealed record Notice(string Subject, string Message);
