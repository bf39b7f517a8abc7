using Failover.Drill.Worlds;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Template;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Template;

public sealed class TemplateParameterTests
{
    private static readonly TemplateDocument Document = TemplateDocument.Parse("""
        Parameters:
          Mode: { Type: String, Default: act, AllowedValues: [act, observe] }
          Limit: { Type: Number, Default: 5, MinValue: 1, MaxValue: 10 }
          Record: { Type: String, AllowedPattern: "[a-z.]+" }
          Zone: { Type: String, Default: Z123, MinLength: 3, MaxLength: 5 }
          Mail: { Type: String, Default: a@b, AllowedPattern: ".+@.+", ConstraintDescription: must be an address }
        Resources:
          Alerts: { Type: AWS::SNS::Topic }
        Outputs:
          Out: { Value: !Sub "${Mode} ${Limit} ${Record}" }
        """);

    [Fact]
    public void Parameters_DefaultsAndGiven_Apply() =>
        Deploy(new() { ["Record"] = "db", ["Limit"] = "7" }).Outputs["Out"].ShouldBe("act 7 db");

    [Theory]
    [InlineData("Mode", "panic", "Parameter 'Mode' must be one of AllowedValues")]
    [InlineData("Limit", "0", "Parameter 'Limit' must be a number not less than 1")]
    [InlineData("Limit", "11", "Parameter 'Limit' must be a number not greater than 10")]
    [InlineData("Limit", "many", "Parameter 'Limit' must be a number")]
    [InlineData("Record", "DB", "Parameter 'Record' must match pattern [a-z.]+")]
    [InlineData("Zone", "Z", "Parameter 'Zone' must contain at least 3 characters")]
    [InlineData("Zone", "Z12345", "Parameter 'Zone' must contain at most 5 characters")]
    [InlineData("Mail", "nobody", "Parameter 'Mail' failed to satisfy constraint: must be an address")]
    [InlineData("Typo", "x", "Parameters: [Typo] do not exist in the template")]
    public void Parameters_BrokenConstraint_IsRefusedInCloudFormationsWords(string name, string value, string message)
    {
        var parameters = new Dictionary<string, string> { ["Record"] = "db", [name] = value };

        Should.Throw<TemplateException>(() => Deploy(parameters)).Message.ShouldStartWith(message);
    }

    [Fact]
    public void Parameters_NoDefaultAndNotGiven_MustHaveValues() =>
        Should.Throw<TemplateException>(() => Deploy([])).Message.ShouldBe("Parameters: [Record] must have values");

    /// <summary>In partitions for which nobody has checked principals, endpoints and CAs, the stack refuses, and says so.</summary>
    [Theory]
    [InlineData("us-east-1", null)]
    [InlineData("us-gov-west-1", "Rule")]
    [InlineData("cn-north-1", "Rule")]
    [InlineData("us-isob-east-1", "Rule")]
    [InlineData("eusc-de-east-1", "Rule")]
    public void Rules_OfTheDeployedTemplate_RefuseOtherPartitions(string region, string? refusal)
    {
        var options = new StackOptions
        {
            Parameters = StackParameters.From(new WorldSpec()),
            CreateStateMachine = static machine => machine.Arn,
        };
        var deploy = () => Stack.Deploy(Deployment.Template, new CloudServices(new CloudCore(1, Alarms.Start, region)), options);
        if (refusal is null)
        {
            Should.NotThrow(deploy);
        }
        else
        {
            Should.Throw<TemplateException>(deploy).Message.ShouldContain("commercial partition (aws) only");
        }
    }

    private static Stack Deploy(Dictionary<string, string> parameters) => Stack.Deploy(
        Document,
        new CloudServices(new CloudCore(1, Alarms.Start)),
        new StackOptions { Parameters = parameters, CreateStateMachine = static machine => machine.Arn });
}
