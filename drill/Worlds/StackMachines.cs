using Failover.LocalCloud;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Worlds;

/// <summary>The state machines of a world's stacks: the failover's, and those that serve it.</summary>
internal static class StackMachines
{
    private const string OfCalendar = "DrillStateMachine";

    private static readonly string[] Helpers = [OfCalendar, "ReadinessStateMachine"];

    public static IEnumerable<StateMachineExecution> Failovers(IEnumerable<Cloud> regions) => regions
        .SelectMany(static region => region.StepFunctions.AllExecutions.Where(one => !IsHelper(region, one)))
        .OrderBy(static one => one.StartedAt);

    public static IEnumerable<StateMachineExecution> Calendar(IEnumerable<Cloud> regions) => regions
        .Where(static region => region.Stack?.Has(OfCalendar) == true)
        .SelectMany(static region => region.StepFunctions.Executions(region.Stack![OfCalendar].Arn))
        .OrderBy(static one => one.StartedAt);

    /// <summary>Takes the schedule of readiness out of a deployed stack, with its alarm.</summary>
    public static void SkipReadiness(Cloud region)
    {
        if (region.Stack!.Has("ReadinessRule"))
        {
            var rule = region.EventBridge.Rules.Single(r => r.Name == region.Stack["ReadinessRule"].Name);
            region.EventBridge.PutRule(rule with { Enabled = false });
            region.CloudWatch.DeleteAlarm(region.Stack["NotReadyAlarm"].Name);
        }
    }

    private static bool IsHelper(Cloud region, StateMachineExecution execution) => region.Stack is { } stack && Helpers.Any(
        helper => stack.Has(helper) && stack[helper].Arn == execution.StateMachineArn);
}
