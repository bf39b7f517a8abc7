using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>The policies for operators in docs/security.md are valid IAM, and grant what the page says.</summary>
public sealed partial class PeoplesPoliciesTests
{
    private const string Machine = "arn:aws:states:us-east-1:123456789012:stateMachine:failover-failover";
    private const string Execution = "arn:aws:states:us-east-1:123456789012:execution:failover-failover:drill";

    private static readonly IamService Iam = new(
        Policies().Aggregate(IamPolicies.Empty, static (known, one) => known.With(one.Who, [one.Policy])));

    [Theory]
    [InlineData("Reader", "states", "DescribeExecution", Execution, true)]
    [InlineData("Reader", "cloudwatch", "DescribeAlarms", "*", true)]
    [InlineData("Reader", "states", "GetExecutionHistory", Execution, false)] // it holds the token
    [InlineData("Reader", "states", "StartExecution", Machine, false)]
    [InlineData("Reader", "states", "SendTaskSuccess", "*", false)]
    [InlineData("Operator", "states", "StartExecution", Machine, true)]
    [InlineData("Operator", "states", "RedriveExecution", Execution, true)]
    [InlineData("Operator", "states", "GetExecutionHistory", Execution, false)]
    [InlineData("Operator", "states", "SendTaskSuccess", "*", false)]
    [InlineData("Operator", "states", "UpdateStateMachine", Machine, false)]
    [InlineData("Approver", "states", "SendTaskSuccess", "*", true)]
    [InlineData("Approver", "states", "StartExecution", Machine, false)]
    public void Person_MayDoWhatTheRoleIsFor(string who, string service, string operation, string resource, bool may) =>
        (Iam.Authorize(new ApiCall(service, operation, who, resource)) is null).ShouldBe(may);

    private static IEnumerable<(string Who, PolicyDocument Policy)> Policies()
    {
        var text = File.ReadAllText(Path.Combine(Failover.Tests.Architecture.Repository.Root, "docs", "security.md"))
            .Replace("REGION", "us-east-1", StringComparison.Ordinal).Replace("ACCOUNT", "123456789012", StringComparison.Ordinal)
            .Replace("PREFIX", "failover", StringComparison.Ordinal);
        return Document().Matches(text).Select(match =>
            (match.Groups["who"].Value, PolicyDocument.Parse(JsonNode.Parse(match.Groups["json"].Value), match.Groups["who"].Value)));
    }

    [GeneratedRegex(@"\*\*(?<who>\w+)\*\*[^`]*```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Document();
}
