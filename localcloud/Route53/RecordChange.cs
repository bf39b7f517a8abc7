namespace Failover.LocalCloud.Route53;

/// <summary>The overall change that a batch made to one record set.</summary>
/// <param name="Before">Null if it was created.</param>
/// <param name="After">Null if it was deleted.</param>
/// <param name="Caller">The caller whose credentials sent the batch.</param>
public sealed record RecordChange(ZoneState Zone, DnsRecord? Before, DnsRecord? After, DateTimeOffset At, string Caller)
{
    /// <summary>The batch's comment; our functions put the execution's ARN into it.</summary>
    public string? Comment { get; init; }

    public RecordKey Key => (After ?? Before)?.Key ?? default;
}

/// <summary>A change that is propagating to the name servers.</summary>
internal sealed class PendingChange(string id, DateTimeOffset submittedAt, string? comment)
{
    public string Id { get; } = id;

    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    public string? Comment { get; } = comment;

    public bool InSync { get; set; }
}
