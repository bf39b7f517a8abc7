namespace Failover.LocalCloud.Route53;

/// <summary>One record set that a batch changed, all its steps taken together.</summary>
/// <param name="Before">Null where it was created.</param>
/// <param name="After">Null where it was deleted.</param>
/// <param name="Caller">Whose credentials sent the batch.</param>
public sealed record RecordChange(ZoneState Zone, DnsRecord? Before, DnsRecord? After, DateTimeOffset At, string Caller)
{
    /// <summary>The batch's comment: our functions write the execution's ARN there.</summary>
    public string? Comment { get; init; }

    public RecordKey Key => (After ?? Before)?.Key ?? default;
}

/// <summary>A change on its way to the name servers.</summary>
internal sealed class PendingChange(string id, DateTimeOffset submittedAt, string? comment)
{
    public string Id { get; } = id;

    public DateTimeOffset SubmittedAt { get; } = submittedAt;

    public string? Comment { get; } = comment;

    public bool InSync { get; set; }
}
