using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Template;

/// <summary>How a template is deployed.</summary>
public sealed record StackOptions
{
    public string StackName { get; init; } = "failover";

    /// <summary>Parameter values, by name; defaults apply to the rest.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the stack stands already and gets new functions, roles and state machines; all else stays as it is, as it does on AWS where
    /// the template does not change it.
    /// </summary>
    public bool IsUpdate { get; init; }

    /// <summary>Makes a state machine real and answers its ARN.</summary>
    public required Func<StateMachineResource, string> CreateStateMachine { get; init; }

    /// <summary>Where health checks and records are made; null: the template may have none.</summary>
    public Route53Service? Route53 { get; init; }

    /// <summary>
    /// The state that alarms begin with: OK in a stack that has stood for long. Null: as on AWS, INSUFFICIENT_DATA until they were
    /// evaluated.
    /// An alarm that ignores missing data begins as on AWS in any case: nothing but data would ever have changed it.
    /// </summary>
    public AlarmValue? AlarmsBeginAs { get; init; }
}

/// <summary>A state machine of the template.</summary>
/// <param name="Definition">The definition's text after <c>DefinitionSubstitutions</c>; the same instance for the same values.</param>
/// <param name="Type"><c>STANDARD</c> or <c>EXPRESS</c>.</param>
/// <param name="Policies">SAM's <c>Policies</c> as they are written, evaluated; null: none.</param>
public sealed record StateMachineResource(
    string LogicalId, string Name, string Arn, string Definition, string RoleArn, string Type, JsonNode? Policies)
{
    /// <summary>What it logs, and where.</summary>
    public MachineLogging Logging { get; init; } = new("OFF", null);
}

/// <summary>A resource of a stack.</summary>
/// <param name="PhysicalId">What <c>Ref</c> gives.</param>
/// <param name="RoleArn">The role that a function or state machine has; null for others.</param>
public sealed record DeployedResource(string LogicalId, string Type, string Name, string PhysicalId, string Arn, string? RoleArn)
{
    /// <summary>
    /// The evaluated properties: for IAM the <c>Policies</c>, <c>PolicyDocument</c> and so on. Worlds share them: only to be read.
    /// </summary>
    public JsonObject Properties { get; init; } = [];
}
