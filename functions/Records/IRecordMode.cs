using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>
/// One kind of record that applications connect through: how it is read, where it points, and what is said about it. Each mode has its own
/// step that changes the record, with a role of its own; the state machine chooses the step.
/// </summary>
internal interface IRecordMode
{
    /// <summary>Whether a record for readers moves with the writer's.</summary>
    bool MovesReaders { get; }

    /// <summary>The timeline's stage for a change.</summary>
    string Stage { get; }

    /// <summary>Adds to the plan what only this mode needs to know.</summary>
    /// <exception cref="InvalidRequestException">The settings do not fit the mode.</exception>
    Plan Complete(Plan plan, Settings settings);

    /// <summary>The region that the record points to.</summary>
    /// <param name="value"><see cref="RecordLook.Value"/>.</param>
    /// <returns>Null if it points to nothing, or to something unknown.</returns>
    string? Region(GlobalPlan plan, string? value);

    /// <summary>Whether the record points to one of this region's cluster's own endpoints.</summary>
    /// <param name="hosts">The cluster's instance endpoints.</param>
    /// <param name="value"><see cref="RecordLook.Value"/>.</param>
    bool LeadsHome(GlobalPlan plan, IReadOnlyList<string> hosts, string? value);

    /// <summary>What a person should do if the name does not resolve to the record's target although every step succeeded.</summary>
    /// <returns>Null if there is nothing specific to this mode.</returns>
    string? Advice(Plan plan);

    IRecordReader Connect(RecordClients clients);
}
