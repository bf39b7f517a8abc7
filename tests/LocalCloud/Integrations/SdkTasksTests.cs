using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.Integrations;

public sealed class SdkTasksTests
{
    private const string Role = "arn:aws:iam::123456789012:role/stack-WriterRole";
    private readonly CloudCore core = new(1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
    private readonly SnsService sns;
    private readonly EventBridgeService rules;
    private readonly Route53Service route53;
    private readonly IamService iam = new(IamPolicies.Empty.With("Writer", [PolicyDocument.Parse(JsonNode.Parse("""
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "route53:ChangeResourceRecordSets", "Resource": "arn:aws:route53:::hostedzone/Z1",
           "Condition": {"ForAllValues:StringEquals": {"route53:ChangeResourceRecordSetsActions": ["CREATE"]},
                         "Null": {"route53:ChangeResourceRecordSetsActions": "false"}}},
          {"Effect": "Deny", "Action": "sns:Publish", "Resource": "*"}]}
        """))]));

    public SdkTasksTests()
    {
        sns = new SnsService(core);
        rules = new EventBridgeService(core, new SqsService(core));
        route53 = new Route53Service(core);
    }

    [Fact]
    public void ListSubscriptions_Topic_ShowsWhoHasConfirmed()
    {
        var topic = sns.CreateTopic("alerts");
        sns.Subscribe(topic.Arn, "email", "a@shop.example");
        sns.Subscribe(topic.Arn, "email", "b@shop.example");
        sns.Confirm(topic.Arn, "b@shop.example");

        var found = Run("sns:listSubscriptionsByTopic", $$"""{"TopicArn": "{{topic.Arn}}"}""")!["Subscriptions"]!.AsArray();

        found.Select(s => s!["Endpoint"]!.GetValue<string>()).ShouldBe(["a@shop.example", "b@shop.example"]);
        found[0]!["SubscriptionArn"]!.GetValue<string>().ShouldBe("PendingConfirmation");
        found[1]!["SubscriptionArn"]!.GetValue<string>().ShouldStartWith(topic.Arn + ":");
    }

    [Theory]
    [InlineData("sns:listSubscriptionsByTopic", """{"TopicArn": "arn:aws:sns:us-east-1:123456789012:none"}""", "Sns.NotFoundException")]
    [InlineData("sns:listSubscriptionsByTopic", "{}", "States.Runtime")]
    [InlineData("eventbridge:describeRule", """{"Name": "none"}""", "EventBridge.ResourceNotFoundException")]
    [InlineData(
        "iam:simulatePrincipalPolicy", """{"PolicySourceArn": "arn:aws:iam::123456789012:role/none", "ActionNames": ["a:B"]}""",
        "Iam.NoSuchEntityException")]
    [InlineData("lambda:getFunctionConfiguration", """{"FunctionName": "none"}""", "Lambda.ResourceNotFoundException")]
    [InlineData(
        "route53:listHostedZonesByVPC", """{"VpcId": "vpc-0", "VpcRegion": "us-east-1"}""", "Route53.InvalidInputException")]
    [InlineData("route53:listHostedZonesByVPC", """{"VPCId": "vpc-0", "VPCRegion": "us-east-1"}""", "States.Runtime")]
    [InlineData("iam:deleteRole", """{"RoleName": "a"}""", "States.Runtime")]
    public void Run_MissingResource_FailsUnderStepFunctionsName(string action, string input, string error) =>
        Fails(action, input).ShouldBe(error);

    [Theory]
    [InlineData(ApiFaultKind.Throttle, "Sns.ThrottledException")]
    [InlineData(ApiFaultKind.Deny, "Sns.AuthorizationErrorException")]
    [InlineData(ApiFaultKind.ServerError, "Sns.InternalErrorException")]
    [InlineData(ApiFaultKind.LostAnswer, "Sns.SdkClientException")]
    public void Run_FaultOfTheApi_FailsUnderStepFunctionsName(ApiFaultKind kind, string error)
    {
        var topic = sns.CreateTopic("alerts");
        core.Gate.Add(new ApiFault(kind, "sns", "*", TimeSpan.Zero, TimeSpan.FromHours(1)));

        Fails("sns:listSubscriptionsByTopic", $$"""{"TopicArn": "{{topic.Arn}}"}""").ShouldBe(error);
    }

    [Fact]
    public void DescribeRule_Disabled_SaysSo()
    {
        rules.PutRule(new EventRule { Name = "writer-down", Enabled = false, Targets = [] });

        Run("eventbridge:describeRule", """{"Name": "writer-down"}""")!["State"]!.GetValue<string>().ShouldBe("DISABLED");
    }

    [Theory]
    [InlineData("CREATE", "allowed")]
    [InlineData("UPSERT", "implicitDeny")]
    public void Simulate_WithContext_DecidesByTheConditions(string change, string decision) => Decisions(
        $$"""
        {"PolicySourceArn": "{{Role}}", "ActionNames": ["route53:ChangeResourceRecordSets"], "ResourceArns": ["arn:aws:route53:::hostedzone/Z1"],
         "ContextEntries": [{"ContextKeyName": "route53:ChangeResourceRecordSetsActions", "ContextKeyType": "stringList", "ContextKeyValues": ["{{change}}"]}]}
        """).ShouldBe([decision]);

    [Fact]
    public void Simulate_ActionsAndResources_AreAllCombinedAndRecordedNowhere()
    {
        Decisions(
            $$"""{"PolicySourceArn": "{{Role}}", "ActionNames": ["sns:Publish", "rds:DescribeDBClusters"], "ResourceArns": ["a", "b"]}""")
            .ShouldBe(["explicitDeny", "explicitDeny", "implicitDeny", "implicitDeny"]);
        iam.Usage.Denied.ShouldBeEmpty();
    }

    private string OurVpc => $$"""{"VpcId": "{{core.Vpc}}", "VpcRegion": "us-east-1"}""";

    private List<string> Decisions(string input) =>
        [.. Run("iam:simulatePrincipalPolicy", input)!["EvaluationResults"]!.AsArray().Select(r => r!["EvalDecision"]!.GetValue<string>())];

    [Fact]
    public void ListHostedZonesByVpc_PrivateZones_AreThoseThatTheVpcSees()
    {
        route53.CreateZone("shop.example", isPrivate: true, "Z1SEEN");
        route53.CreateZone("db.shop.example", isPrivate: true, "Z2ELSEWHERE", [CloudCore.VpcOf("eu-west-1")]);
        route53.CreateZone("shop.example", isPrivate: false, "Z3PUBLIC");

        Run("route53:listHostedZonesByVPC", OurVpc)!["HostedZoneSummaries"]!.ToJsonString().ShouldBe(
            """[{"HostedZoneId":"Z1SEEN","Name":"shop.example.","Owner":{"OwningAccount":"123456789012"}}]""");
    }

    [Fact]
    public void ListHostedZonesByVpc_MayNotSeeTheVpc_IsRefused()
    {
        core.Gate.Authorize = call => call.Service == "ec2" ? "no" : null;

        Fails("route53:listHostedZonesByVPC", OurVpc).ShouldBe("Route53.Route53Exception");
    }

    private string Fails(string action, string input)
    {
        try
        {
            Run(action, input);
            return "nothing";
        }
        catch (TaskFailedException e)
        {
            return e.Failure.Error ?? "";
        }
    }

    private JsonNode? Run(string action, string input)
    {
        var tasks = new SdkTasks(
            core, sns, rules, new CloudWatchService(core), new LambdaService(core), route53, role => role == Role ? "Writer" : null,
            () => iam, new S3Service(core), new());
        return core.Time.Run(
            () => tasks.RunAsync(
            $"arn:aws:states:::aws-sdk:{action}", JsonNode.Parse(input), "ReadinessStateMachine", CancellationToken.None));
    }
}
