using Failover.LocalCloud.Core;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Template;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Template;

public sealed class TemplateIntrinsicsTests
{
    private const string Frame = """
        Parameters:
          Stage: { Type: String, Default: prod }
          Count: { Type: Number, Default: 3 }
          Zones: { Type: CommaDelimitedList, Default: "a, b" }
        Mappings:
          Sizes: { prod: { memory: 512, name: big } }
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsThree: !Equals [!Ref Count, "3"]
          Both: !And [!Condition IsProd, {Condition: IsThree}]
          Neither: !Not [!Or [!Condition IsProd, !Condition IsThree]]
        Resources:
          Alerts: { Type: AWS::SNS::Topic }
          Dead: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "dead-${Stage}" } }
          Extra: { Type: AWS::SNS::Topic, Condition: Neither }
        Outputs:
          Out: { Value: VALUE }
        """;

    [Theory]
    [InlineData("!Ref Stage", "prod")]
    [InlineData("{ Ref: Stage }", "prod")]
    [InlineData("!Ref AWS::Region", "us-east-1")]
    [InlineData("!Ref AWS::AccountId", "123456789012")]
    [InlineData("!Ref Alerts", "arn:aws:sns:us-east-1:123456789012:dr-Alerts")]
    [InlineData("!Ref Dead", "https://sqs.us-east-1.amazonaws.com/123456789012/dead-prod")]
    [InlineData("!GetAtt Dead.Arn", "arn:aws:sqs:us-east-1:123456789012:dead-prod")]
    [InlineData("{ 'Fn::GetAtt': [Dead, QueueName] }", "dead-prod")]
    [InlineData("!Sub '${Stage}-${AWS::Partition}-${Dead.Arn}'", "prod-aws-arn:aws:sqs:us-east-1:123456789012:dead-prod")]
    [InlineData("!Sub '${!Stage} ${AWS::URLSuffix}'", "${Stage} amazonaws.com")]
    [InlineData("!Sub ['${x}-${Stage}-${AWS::StackName}', { x: !Ref Count }]", "3-prod-dr")]
    [InlineData("{ 'Fn::Sub': '${Alerts}' }", "arn:aws:sns:us-east-1:123456789012:dr-Alerts")]
    [InlineData("!If [IsProd, yes-it-is, no]", "yes-it-is")]
    [InlineData("!If [Neither, a, b]", "b")]
    [InlineData("!If [Both, a, b]", "a")]
    [InlineData("!Join ['-', [a, !Ref Stage, !Ref AWS::NoValue, c]]", "a-prod-c")]
    [InlineData("!Join ['/', !Ref Zones]", "a/b")]
    [InlineData("!Select [1, !Ref Zones]", "b")]
    [InlineData("!Select [0, !Split ['-', 'x-y']]", "x")]
    [InlineData("!FindInMap [Sizes, !Ref Stage, name]", "big")]
    [InlineData("!FindInMap [Sizes, prod, memory]", "512")]
    public void Evaluate_Intrinsic_GivesItsValue(string value, string expected) => Deploy(value).Outputs["Out"].ShouldBe(expected);

    [Fact]
    public void Deploy_ConditionDoesNotHold_LeavesTheResourceOut()
    {
        var stack = Deploy("x");

        stack.Has("Extra").ShouldBeFalse();
        stack.Has("Alerts").ShouldBeTrue();
    }

    [Theory]
    [InlineData("!Ref Gone", "Unresolved resource dependencies [Gone]")]
    [InlineData("!Sub '${Gone.Arn}'", "Unresolved resource dependencies [Gone]")]
    [InlineData("!GetAtt Gone.Arn", "Unresolved resource dependencies [Gone]")]
    [InlineData("!GetAtt Dead.Nonsense", "resource Dead (AWS::SQS::Queue) has no attribute Nonsense")]
    [InlineData("!ImportValue other", "Fn::ImportValue is not supported")]
    [InlineData("!Nonsense x", "unsupported function: Fn::Nonsense")]
    [InlineData("!Select [7, [a]]", "cannot select nonexistent value at index 7")]
    [InlineData("!FindInMap [Sizes, test, name]", "Unable to get mapping for Sizes::test::name")]
    [InlineData("!If [Gone, a, b]", "unresolved condition dependency: Gone")]
    [InlineData("!Join [a]", "Fn::Join expects a list of 2")]
    [InlineData("[", "YAML not well-formed")]
    public void Evaluate_Slip_IsNamed(string value, string expected) =>
        Should.Throw<TemplateException>(() => Deploy(value)).Message.ShouldContain(expected);

    private static Stack Deploy(string value) => Stack.Deploy(
        TemplateDocument.Parse(Frame.Replace("VALUE", value)),
        new CloudServices(new CloudCore(1, Alarms.Start)),
        new StackOptions { StackName = "dr", CreateStateMachine = static machine => machine.Arn });
}
