using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>
/// One kind of record that applications connect through: how it is looked at, where it leads, and what is said of it. The step that
/// changes it is the mode's own, with a role of its own, and the state machine chooses it.
/// </summary>
internal interface IRecordMode
{
    /// <summary>Whether a record for readers moves with the writer's.</summary>
    bool MovesReaders { get; }

    /// <summary>The timeline's stage of a change.</summary>
    string Stage { get; }

    /// <summary>Adds to the plan what only this mode needs to know.</summary>
    /// <exception cref="InvalidRequestException">The settings do not fit the mode.</exception>
    Plan Complete(Plan plan, Settings settings);

    /// <summary>The region that the record points to.</summary>
    /// <param name="value"><see cref="RecordLook.Value"/>.</param>
    /// <returns>Null: to nothing, or to something unknown.</returns>
    string? Region(GlobalPlan plan, string? value);

    /// <summary>Whether the record points to one of this region's cluster's own endpoints.</summary>
    /// <param name="hosts">The cluster's instance endpoints.</param>
    /// <param name="value"><see cref="RecordLook.Value"/>.</param>
    bool LeadsHome(GlobalPlan plan, IReadOnlyList<string> hosts, string? value);

    /// <summary>What a person should do if the name does not follow the record, though all was done.</summary>
    /// <returns>Null: nothing that is special to this mode.</returns>
    string? Advice(Plan plan);

    IRecordReader Connect(RecordClients clients);
}
