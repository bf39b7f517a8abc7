namespace Failover.Functions.Records;

/// <summary>What could be learnt of where the record leads.</summary>
internal sealed record RecordLook
{
    /// <summary>Where it leads; null if nothing stands, or that is unknown.</summary>
    public string? Value { get; init; }

    public bool IsUnknown { get; init; }

    /// <summary>What is to be put in order even if it points to the writer, for a person; null: nothing.</summary>
    public string? Disorder { get; init; }

    /// <summary>What could not be asked, for a person; null if all could.</summary>
    public string? Note { get; init; }

    public static RecordLook Unknown(string note) => new() { IsUnknown = true, Note = note };
}
