using System.Text.RegularExpressions;
using Failover.LocalCloud.StepFunctions.Definition;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The deployed definition with the ARNs of a stack in Europe.</summary>
internal static partial class RegionDefinition
{
    public const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:";

    public static StateMachineDefinition Whole { get; } = StateMachineDefinition.Parse(
        Placeholder()
            .Replace(Repository.Definition, m => m.Groups[1].Value switch
            {
                "NotificationTopicArn" => "topic",
                "EvidenceBucket" => "evidence",
                "ProbeWriterFunctionName" or "Region" => "name",
                var name => Function + name,
            }));

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Placeholder();
}
