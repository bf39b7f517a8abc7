using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Template;

/// <summary>How a template is deployed.</summary>
public sealed record StackOptions
{
    public string StackName { get; init; } = "failover";

    /// <summary>Parameter values by name; defaults apply to the rest.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the stack exists and only gets new functions, roles and state machines; everything else stays as it is, as on AWS if
    /// the template does not change it.
    /// </summary>
    public bool IsUpdate { get; init; }

    /// <summary>Creates a state machine and returns its ARN.</summary>
    public required Func<StateMachineResource, string> CreateStateMachine { get; init; }

    /// <summary>Where health checks and records are created; null if the template may not have any.</summary>
    public Route53Service? Route53 { get; init; }

    /// <summary>
    /// The initial state of alarms: OK for a stack that was deployed long ago. Null for AWS's own: INSUFFICIENT_DATA until the first
    /// evaluation. An alarm that ignores missing data always starts as on AWS, because only data could have changed its state.
    /// </summary>
    public AlarmValue? AlarmsBeginAs { get; init; }
}

/// <summary>A state machine in the template.</summary>
/// <param name="Definition">The definition's text after <c>DefinitionSubstitutions</c>; the same instance for the same values.</param>
/// <param name="Type"><c>STANDARD</c> or <c>EXPRESS</c>.</param>
/// <param name="Policies">SAM's <c>Policies</c>, evaluated; null if there are none.</param>
public sealed record StateMachineResource(
    string LogicalId, string Name, string Arn, string Definition, string RoleArn, string Type, JsonNode? Policies)
{
    /// <summary>Its log level and log group.</summary>
    public MachineLogging Logging { get; init; } = new("OFF", null);
}

/// <summary>A resource of a stack.</summary>
/// <param name="PhysicalId">The value of <c>Ref</c>.</param>
/// <param name="RoleArn">The role of a function or state machine; null for other types.</param>
public sealed record DeployedResource(string LogicalId, string Type, string Name, string PhysicalId, string Arn, string? RoleArn)
{
    /// <summary>
    /// The evaluated properties, for example <c>Policies</c> and <c>PolicyDocument</c> for IAM. Worlds share them, so they are read-only.
    /// </summary>
    public JsonObject Properties { get; init; } = [];
}
