namespace Failover.Drill.Wiring;

/// <summary>All rules about properties that act only on AWS.</summary>
internal static class WiringRules
{
    public static IReadOnlyList<WiringRule> All { get; } =
    [
        .. FunctionRules.All, .. MachineRules.All, .. RoleRules.All, .. DeliveryRules.All, .. AlarmRules.All, .. EvidenceRules.All,
        .. SampleRules.All,
    ];
}
