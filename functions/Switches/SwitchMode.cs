using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>
/// A pair of failover records whose health checks follow alarms: FlipSwitch publishes the metric that flips them, without Route 53's
/// control plane.
/// </summary>
internal sealed class SwitchMode : IRecordMode
{
    public static readonly SwitchMode Instance = new();

    private SwitchMode()
    {
    }

    // A switch flips only the pair of failover records; moving the readers' CNAME would need Route 53's API.
    public bool MovesReaders => false;

    public string Stage => "switched";

    public Plan Complete(Plan plan, Settings settings)
    {
        var global = plan.Global ?? throw new InvalidRequestException(
            "Expected a global cluster in record mode switch, but found none. Set the stack's parameter GlobalClusterIdentifier, or " +
            "RecordMode to cname.");
        return plan with { Global = global with { Switch = SwitchPlans.Resolve(settings, plan.Endpoint, global.Home) } };
    }

    // The record itself is not read: the switches tell which of the two regions it points to.
    public string? Region(GlobalPlan plan, string? value) =>
        plan.Switch is not { } pair || value is null ? null
        : value == pair.Away ? pair.OtherRegion
        : value == pair.Endpoint ? plan.Home
        : null;

    public bool LeadsHome(GlobalPlan plan, IReadOnlyList<string> hosts, string? value) => plan.Switch is { } pair && value == pair.Endpoint;

    /// <summary>For when the switches have been flipped as far as possible and DNS does not follow.</summary>
    public string? Advice(Plan plan) => plan.Global is not { Switch: { } pair } global ? null :
        $"{plan.Record} points to {global.Home} only while the alarm {SwitchNames.Alarm(global.Cluster, pair.OtherRegion)} in " +
        $"{pair.OtherRegion} is not in ALARM" +
        (pair.Role == SwitchRole.Secondary ? $", and {SwitchNames.Alarm(global.Cluster, global.Home)} here is"
            : $", or {SwitchNames.Alarm(global.Cluster, global.Home)} here is") +
        ": check both, and the record's health checks in Route 53. When they are in order, redrive the execution; it verifies " +
        "everything again.";

    public IRecordReader Connect(RecordClients clients) => new SwitchReader(clients);
}
