using Failover.Functions.Contract;
using Failover.Functions.Switches;

namespace Failover.Functions.Steps.ReportOutcome;

internal static class SwitchAdvice
{
    /// <summary>The switches are flipped as far as they could be, and the DNS does not follow.</summary>
    public static string For(Plan plan, GlobalPlan global, SwitchPlan pair) =>
        $"{plan.Record} leads to {global.Home} only while the alarm {SwitchNames.Alarm(global.Cluster, pair.OtherRegion)} in {pair.OtherRegion} is not in ALARM" +
        (pair.Role == SwitchRole.Secondary ? $", and {SwitchNames.Alarm(global.Cluster, global.Home)} here is" : $", or {SwitchNames.Alarm(global.Cluster, global.Home)} here is") +
        ": look at both, and at the record's health checks in Route 53. When they are in order, redrive the execution; it verifies everything again.";
}
