using System.Text.Json.Nodes;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

public sealed class SamPoliciesTests
{
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:alerts";

    [Theory]
    [InlineData(
        """{ "LambdaInvokePolicy": { "FunctionName": "verify" } }""", "lambda:InvokeFunction",
        "arn:aws:lambda:us-east-1:123456789012:function:verify", true)]
    [InlineData(
        """{ "LambdaInvokePolicy": { "FunctionName": "verify" } }""", "lambda:InvokeFunction",
        "arn:aws:lambda:us-east-1:123456789012:function:verify:live", true)]
    [InlineData(
        """{ "LambdaInvokePolicy": { "FunctionName": "verify" } }""", "lambda:InvokeFunction",
        "arn:aws:lambda:us-east-1:123456789012:function:other", false)]
    [InlineData(
        """{ "StepFunctionsExecutionPolicy": { "StateMachineName": "failover" } }""", "states:StartExecution",
        "arn:aws:states:us-east-1:123456789012:stateMachine:failover", true)]
    [InlineData(
        """{ "StepFunctionsExecutionPolicy": { "StateMachineName": "failover" } }""", "states:StartExecution",
        "arn:aws:states:us-east-1:123456789012:stateMachine:failover2", false)]
    [InlineData("""{ "SNSPublishMessagePolicy": { "TopicName": "alerts" } }""", "sns:Publish", Topic, true)]
    [InlineData(
        """{ "SNSPublishMessagePolicy": { "TopicName": "alerts" } }""", "sns:Publish", "arn:aws:sns:us-east-1:123456789012:other", false)]
    public void Template_OfSam_AllowsWhatSamMakesOfIt(string template, string action, string resource, bool expected) =>
        Allows(SamPolicies.Parse(JsonNode.Parse($"[{template}]"), "F"), action, resource).ShouldBe(expected);

    [Fact]
    public void List_OfAllForms_KeepsOrderAndOrigins()
    {
        var documents = SamPolicies.Parse(JsonNode.Parse("""
            ["AWSLambdaVPCAccessExecutionRole",
             "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess",
             { "SNSPublishMessagePolicy": { "TopicName": "alerts" } },
             { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "rds:DescribeEvents", "Resource": "*" }] },
             { "Statement": { "Effect": "Allow", "Action": "sns:Subscribe", "Resource": "*" } }]
            """), "VerifyFunction");

        documents.Select(d => d.Origin).ShouldBe(
            [PolicyOrigin.Managed, PolicyOrigin.Managed, PolicyOrigin.SamTemplate, PolicyOrigin.Inline, PolicyOrigin.Inline]);
        documents[3].Name.ShouldBe("VerifyFunction.Policies[3]");
        Allows(documents, "xray:PutTraceSegments", "*").ShouldBeTrue();
        Allows(documents, "ec2:CreateNetworkInterface", "*").ShouldBeTrue();
        Allows(documents, "rds:DescribeEvents", "*").ShouldBeTrue();
        Allows(documents, "rds:DescribeDBClusters", "*").ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"AWSLambdaBasicExecutionRole\"")]
    [InlineData("\"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\"")]
    public void ManagedPolicy_ByNameOrArn_IsTheSameDocument(string json) =>
        SamPolicies.Parse(JsonNode.Parse(json), "F").ShouldHaveSingleItem()
            .ShouldBeSameAs(ManagedPolicies.Find("AWSLambdaBasicExecutionRole"));

    [Theory]
    [InlineData("\"AdministratorAccess\"", "managed policy 'AdministratorAccess' is not supported")]
    [InlineData("\"arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole\"", "is not supported")]
    [InlineData("\"arn:aws:iam::123456789012:policy/AWSXRayDaemonWriteAccess\"", "is not supported")]
    [InlineData(
        """[{ "SQSPollerPolicy": { "QueueName": "q" } }]""", "F.Policies[0], SQSPollerPolicy: is not a supported SAM policy template")]
    [InlineData("""[{ "LambdaInvokePolicy": {} }]""", "exactly the parameter FunctionName")]
    [InlineData("""[{ "LambdaInvokePolicy": { "Name": "x" } }]""", "exactly the parameter FunctionName")]
    [InlineData("""[{ "LambdaInvokePolicy": { "FunctionName": { "Ref": "V" } } }]""", "unresolved intrinsic")]
    [InlineData("""[{ "LambdaInvokePolicy": {}, "SNSPublishMessagePolicy": {} }]""", "expects a policy document")]
    [InlineData("[null]", "found null")]
    [InlineData("[7]", "found 7")]
    public void Form_ThatIsUnknown_IsRefused(string json, string expected) =>
        Should.Throw<PolicyException>(() => SamPolicies.Parse(JsonNode.Parse(json), "F")).Message.ShouldContain(expected);

    [Theory]
    [InlineData(false, false, "AWSLambdaBasicExecutionRole")]
    [InlineData(true, false, "AWSLambdaBasicExecutionRole,AWSLambdaVPCAccessExecutionRole")]
    [InlineData(true, true, "AWSLambdaBasicExecutionRole,AWSXrayWriteOnlyAccess,AWSLambdaVPCAccessExecutionRole")]
    public void RoleOfFunction_WithoutPolicies_HasWhatSamAttaches(bool vpc, bool tracing, string expected) =>
        SamPolicies.OfFunction("F", null, vpc, tracing).Select(d => d.Name).ShouldBe(expected.Split(','));

    [Fact]
    public void RoleOfStateMachine_HasItsPoliciesAndTracing()
    {
        var policies = JsonNode.Parse("""[{ "LambdaInvokePolicy": { "FunctionName": "verify" } }]""");

        SamPolicies.OfStateMachine("S", policies, tracing: true).Select(d => d.Name)
            .ShouldBe(["S.Policies[0], LambdaInvokePolicy", "AWSXrayWriteOnlyAccess"]);
        SamPolicies.OfStateMachine("S", policies, tracing: false).Count.ShouldBe(1);
    }

    private static bool Allows(IReadOnlyList<PolicyDocument> documents, string action, string resource) =>
        new IamService(IamPolicies.Empty.With(Policies.Caller, documents)).Decide(Policies.Call(action, resource)).Allowed;
}
