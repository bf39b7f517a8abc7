namespace Failover.Functions.Records;

/// <summary>What could be learnt about where the record points.</summary>
internal sealed record RecordLook
{
    /// <summary>Where it points; null if there is no record, or if that is unknown.</summary>
    public string? Value { get; init; }

    public bool IsUnknown { get; init; }

    /// <summary>What has to be corrected even if it points to the writer, for a person; null if nothing.</summary>
    public string? Disorder { get; init; }

    /// <summary>What could not be read, for a person; null if everything could.</summary>
    public string? Note { get; init; }

    public static RecordLook Unknown(string note) => new() { IsUnknown = true, Note = note };
}
