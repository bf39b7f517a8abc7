using System.Runtime.CompilerServices;
using Failover.LocalCloud.Iam;

namespace Failover.LocalCloud.Template;

/// <summary>The roles of all functions and state machines, as the template defines them.</summary>
internal static class StackRoles
{
    /// <summary>
    /// The caller's name, for IAM and the faults, of the stack's first state machine; the others go by their logical ids.
    /// </summary>
    public const string FirstMachine = "states";

    private static readonly ConditionalWeakTable<Stack, IamPolicies> Known = [];

    /// <summary>Built once per stack.</summary>
    public static IamPolicies From(Stack stack) => Known.GetValue(stack, Read);

    /// <summary>A state machine's name as a caller, during the deployment of a stack.</summary>
    /// <param name="byRole">The callers of the state machines deployed before it.</param>
    public static string CallerOf(StateMachineResource machine, Dictionary<string, string> byRole)
    {
        if (!byRole.TryGetValue(machine.RoleArn, out var caller))
        {
            byRole[machine.RoleArn] = caller = byRole.Count == 0 ? FirstMachine : machine.LogicalId;
        }

        return caller;
    }

    /// <summary>The function or state machine that has this role, by its name as a caller.</summary>
    public static string? PrincipalOf(Stack stack, string roleArn) =>
        stack.Resources.FirstOrDefault(r => r.RoleArn == roleArn || (r.Type == ResourceTypes.Role && r.Arn == roleArn)) switch
        {
            null => null,
            { Type: ResourceTypes.Role } role => ServiceOf(role) is { } service ? service
                : stack.Resources.FirstOrDefault(r => r.Type == ResourceTypes.StateMachine && r.RoleArn == roleArn) is { } machine
                    ? Caller(stack, machine) : role.LogicalId,
            { Type: ResourceTypes.StateMachine } machine => Caller(stack, machine),
            var function => function.LogicalId,
        };

    private static IamPolicies Read(Stack stack)
    {
        var roles = IamPolicies.Empty;
        var services = new SortedDictionary<string, List<PolicyDocument>>(StringComparer.Ordinal);
        foreach (var resource in stack.Resources)
        {
            var (policies, tracing) = (resource.Properties["Policies"], resource.Properties["Tracing"] is not null);
            switch (resource.Type)
            {
                case ResourceTypes.Function:
                    roles = roles.With(
                        resource.LogicalId, SamPolicies.OfFunction(
                            resource.LogicalId, policies, resource.Properties["VpcConfig"] is not null, tracing, stack.Region));
                    break;
                case ResourceTypes.Role when ServiceOf(resource) is { } service:
                    services[service] = [.. services.GetValueOrDefault(service, []), .. SamPolicies.OfRole(resource.LogicalId, policies)];
                    break;
                case ResourceTypes.StateMachine when IsCaller(stack, resource):
                    roles = roles.With(Caller(stack, resource), RoleOf(stack, resource) is { } own
                        ? SamPolicies.OfRole(own.LogicalId, own.Properties["Policies"])
                        : SamPolicies.OfStateMachine(resource.LogicalId, policies, tracing, stack.Region));
                    break;
            }
        }

        return services.Aggregate(roles, static (all, one) => all.With(one.Key, one.Value));
    }

    /// <summary>The template's role that the state machine refers to; null if SAM creates it.</summary>
    private static DeployedResource? RoleOf(Stack stack, DeployedResource machine) =>
        stack.Resources.FirstOrDefault(r => r.Type == ResourceTypes.Role && r.Arn == machine.RoleArn);

    /// <summary>State machines that share a role are one caller with the first one's name, because IAM sees the role.</summary>
    private static string Caller(Stack stack, DeployedResource machine)
    {
        var machines = stack.Resources.Where(r => r.Type == ResourceTypes.StateMachine).ToList();
        var first = machines.First(r => r.RoleArn == machine.RoleArn);
        return ReferenceEquals(first, machines[0]) ? FirstMachine : first.LogicalId;
    }

    private static bool IsCaller(Stack stack, DeployedResource machine) =>
        ReferenceEquals(machine, stack.Resources.First(r => r.Type == ResourceTypes.StateMachine && r.RoleArn == machine.RoleArn));

    /// <summary>The service that the role is for, as a caller: EventBridge or its Scheduler; null if neither may assume it.</summary>
    private static string? ServiceOf(DeployedResource role) =>
        role.Properties["AssumeRolePolicyDocument"]?.ToJsonString() is not { } trust ? null
        : trust.Contains("\"events.amazonaws.com\"", StringComparison.Ordinal) ? "events"
        : trust.Contains("\"scheduler.amazonaws.com\"", StringComparison.Ordinal) ? "scheduler"
        : null;
}
