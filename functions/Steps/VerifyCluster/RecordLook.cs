using Failover.Functions.Contract;
using Failover.Functions.Records;
using Failover.Functions.Switches;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>What could be learnt of where the record leads.</summary>
internal sealed record RecordLook
{
    private RecordLook()
    {
    }

    /// <summary>Where it leads; null where nothing stands, or that is unknown.</summary>
    public string? Value { get; private init; }

    public bool IsUnknown { get; private init; }

    /// <summary>What could not be asked, for a person; null where all could.</summary>
    public string? Note { get; private init; }

    /// <summary>How the switches stand; null in record mode cname, or where that is unknown.</summary>
    public SwitchPosition? Switches { get; private init; }

    public static RecordLook At(RecordView? read) => new() { Value = read?.Value };

    public static RecordLook Unknown(string note) => new() { IsUnknown = true, Note = note };

    public static RecordLook By(SwitchPlan pair, SwitchReading reading) => new()
    {
        Value = reading.Position.Lead switch
        {
            SwitchLead.Here => pair.Endpoint,
            SwitchLead.There => pair.Away,
            _ => null,
        },
        IsUnknown = reading.Position.Lead == SwitchLead.Unknown,
        Note = reading.Note,
        Switches = reading.Position,
    };
}
