using Amazon.Runtime;
using Amazon.StepFunctions.Model;
using Failover.Drill.OnAws;
using Failover.Tests.Drill.Commands;

namespace Failover.Tests.Drill.OnAws;

public sealed class AwsCommandLineTests
{
    private const string Machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover";

    [Theory]
    [InlineData("Expected --state-machine to be a state machine's ARN", "start", "--state-machine", "failover", "--cluster", "c")]
    [InlineData(
        "Expected one of --failover and --switchover", "start", "--state-machine", Machine, "--cluster", "c", "--failover", "--switchover")]
    [InlineData("Expected --to only with --switchover", "start", "--state-machine", Machine, "--cluster", "c", "--to", "eu-west-1")]
    [InlineData(
        "Expected the state machine of us-east-1", "start", "--state-machine", Machine, "--cluster", "c", "--switchover", "--to",
        "us-east-1")]
    [InlineData("Expected execution to be an execution's ARN", "follow", Machine)]
    [InlineData("Expected token to be a task token", "approve", "two words")]
    public async Task Line_Wrong_SaysWhatWasExpected(string expected, params string[] line)
    {
        var printed = await CommandLine.RunAsync(line);
        printed.Code.ShouldBe(2);
        printed.Output.ShouldBeEmpty();
        printed.Error.ShouldStartWith(expected);
    }

    [Theory]
    [InlineData("{\"cluster\":\"c\"}", null, false)]
    [InlineData("{\"cluster\":\"c\",\"drill\":{\"kind\":\"switchover\"},\"mode\":\"observe\"}", "switchover", true)]
    public void Input_OnlyWhatIsAskedFor_IsWritten(string expected, string? drill, bool observe) =>
        new StartInput("c") { Drill = drill, Observe = observe }.ToJson().ShouldBe(expected);

    [Fact]
    public void Error_OfAnExpiredToken_SaysThatItMayBeAnswered() =>
        AwsSession.Explain(new TaskTimedOutException("Task Timed Out: 'Provided task does not exist anymore'"))!.ShouldContain(
            "was answered already");

    [Fact]
    public void Error_WithoutCredentials_SaysHowToSignIn() =>
        AwsSession.Explain(
            new AmazonClientException("Unable to get IAM security credentials from EC2 Instance Metadata Service."))!.ShouldContain(
            "Sign in first");

    [Fact]
    public void Error_OfOurOwn_IsNotExplainedAway() =>
        AwsSession.Explain(new InvalidOperationException("a bug")).ShouldBeNull();
}
