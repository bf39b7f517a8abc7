using System.Text;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.Tests.LocalCloud.Lambda;

namespace Failover.Tests.LocalCloud.Integrations;

public sealed class LambdaTaskRunnerTests
{
    private const string Arn = "arn:aws:lambda:us-east-1:123456789012:function:stack-Handle";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly LambdaWorld world = new();
    private readonly SnsService sns;

    public LambdaTaskRunnerTests() => sns = new SnsService(world.Core);

    [Fact]
    public void Run_FunctionsArn_GivesItsAnswer() =>
        Run(Arn, """{"cluster":"orders-prod"}""")!["greeting"]!.GetValue<string>().ShouldBe("hello orders-prod");

    [Theory]
    [InlineData("arn:aws:states:::lambda:invoke")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken")]
    public void Run_LambdaInvoke_GivesTheAnswerAsPayload(string resource)
    {
        var result = Run(resource, $$$"""{"FunctionName":"{{{Arn}}}","Payload":{"cluster":"orders-prod"}}""")!;

        result["Payload"]!["greeting"]!.GetValue<string>().ShouldBe("hello orders-prod");
        result["StatusCode"]!.GetValue<int>().ShouldBe(200);
        result["ExecutedVersion"]!.GetValue<string>().ShouldBe("$LATEST");
    }

    [Fact]
    public void Run_SnsPublish_TakesTextAndJson()
    {
        var topic = sns.CreateTopic("alerts");

        Run("arn:aws:states:::sns:publish", $$$"""{"TopicArn":"{{{topic.Arn}}}","Subject":"s","Message":{"a":1}}""")!["MessageId"]
            .ShouldNotBeNull();

        topic.Messages.Single().Message.ShouldBe("""{"a":1}""");
    }

    [Fact]
    public void Run_FunctionThrows_FailsWithTheExceptionsClassName()
    {
        var e = Fails(Arn, """{"cluster":"a","fail":"no such record"}""");

        e.Error.ShouldBe("OrderRejectedException");
        JsonNode.Parse(e.Cause!)!["errorMessage"]!.GetValue<string>().ShouldBe("no such record");
    }

    [Theory]
    [InlineData(LambdaFaultKind.Throttle, "Lambda.TooManyRequestsException")]
    [InlineData(LambdaFaultKind.ServiceException, "Lambda.ServiceException")]
    [InlineData(LambdaFaultKind.Crash, "Runtime.ExitError")]
    public void Run_LambdaFault_FailsUnderStepFunctionsName(LambdaFaultKind kind, string error)
    {
        world.Lambda.Add(new LambdaFault(kind, "*", TimeSpan.Zero, Hour));

        Fails(Arn, """{"cluster":"a"}""").Error.ShouldBe(error);
    }

    [Theory]
    [InlineData(ApiFaultKind.Throttle, "Lambda.TooManyRequestsException")]
    [InlineData(ApiFaultKind.ServerError, "Lambda.ServiceException")]
    [InlineData(ApiFaultKind.Deny, "Lambda.AWSLambdaException")]
    [InlineData(ApiFaultKind.LostRequest, "Lambda.SdkClientException")]
    public void Run_ApiFault_FailsUnderStepFunctionsName(ApiFaultKind kind, string error)
    {
        world.Core.Gate.Add(new ApiFault(kind, "lambda", "*", TimeSpan.Zero, Hour));

        Fails(Arn, """{"cluster":"a"}""").Error.ShouldBe(error);
    }

    [Fact]
    public void Run_UnknownFunction_FailsAsNotFound() => Fails(Arn + "x", "{}").Error.ShouldBe("Lambda.ResourceNotFoundException");

    [Fact]
    public void Run_UnknownTopic_FailsAsNotFound() =>
        Fails("arn:aws:states:::sns:publish", """{"TopicArn":"arn:aws:sns:us-east-1:123456789012:gone","Message":"m"}""").Error.ShouldBe(
            "SNS.NotFoundException");

    [Fact]
    public void Run_UnknownResource_IsRefused() => Fails("arn:aws:states:::ecs:runTask", "{}").Error.ShouldBe("States.Runtime");

    [Fact]
    public void Run_StateTimesOut_IsACancellation() => world.Core.Time.Run(async () =>
    {
        using var budget = new CancellationTokenSource(TimeSpan.FromSeconds(4), world.Core.Time);
        (await LambdaWorld.IsCancelledAsync(new LambdaTaskRunner(world.Core, world.Lambda, sns)
            .RunAsync(Arn, """{"cluster":"a","wait":"00:00:10"}"""u8.ToArray(), budget.Token))).ShouldBeTrue();
    });

    private JsonNode? Run(string resource, string input)
    {
        var result = Call(resource, input);
        result.Failure.ShouldBeNull();
        return JsonNode.Parse(result.Utf8.Span);
    }

    private TaskFailure Fails(string resource, string input) => Call(resource, input).Failure.ShouldNotBeNull();

    private TaskResult Call(string resource, string input) => world.Core.Time.Run(() =>
        new LambdaTaskRunner(world.Core, world.Lambda, sns).RunAsync(resource, Encoding.UTF8.GetBytes(input), CancellationToken.None));
}
