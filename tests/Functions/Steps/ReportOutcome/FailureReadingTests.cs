using CsCheck;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class FailureReadingTests
{
    [Theory]
    [InlineData("""{"errorType": "X", "errorMessage": "Expected a."}""", "Expected a.")]
    [InlineData("The state ran out of time", "The state ran out of time")]
    [InlineData("""{"other": 1}""", """{"other": 1}""")]
    [InlineData("""{"errorMessage": null}""", """{"errorMessage": null}""")]
    [InlineData("""{"errorMessage": 7}""", """{"errorMessage": 7}""")]
    [InlineData("""{"errorMessage": "cut \ud83d"}""", """{"errorMessage": "cut \ud83d"}""")]
    [InlineData("[1]", "[1]")]
    [InlineData(null, "")]
    public void Message_Cause_IsTheExceptionsOwnOrAsItIs(string? cause, string message) =>
        FailureReading.Message(new Failure("X", cause)).ShouldBe(message);

    /// <summary>What Lambda makes of an exception thrown by a constructor.</summary>
    [Fact]
    public void Failure_OfAConstructor_IsItsCause()
    {
        var failure = new Failure("TargetInvocationException", """
            {"errorType": "TargetInvocationException", "errorMessage": "Exception has been thrown by the target of an invocation.", "stackTrace": [],
             "cause": {"errorType": "InvalidRequestException", "errorMessage": "Expected the setting FAILOVER_TTL_SECONDS to be 1 to 300.", "stackTrace": []}}
            """);
        FailureReading.Name(failure).ShouldBe("InvalidRequestException");
        FailureReading.Message(failure).ShouldBe("Expected the setting FAILOVER_TTL_SECONDS to be 1 to 300.");
    }

    [Theory]
    [InlineData(
        "TargetInvocationException", """{"errorType": "TargetInvocationException", "errorMessage": "no cause"}""",
        "TargetInvocationException")]
    [InlineData("TargetInvocationException", "cut off", "TargetInvocationException")]
    [InlineData("States.Timeout", "The state ran out of time", "States.Timeout")]
    [InlineData(null, null, null)]
    public void Name_OfAnythingElse_IsTheErrors(string? error, string? cause, string? name) =>
        FailureReading.Name(new Failure(error, cause)).ShouldBe(name);

    [Fact]
    public void Message_AnyCause_NeverThrows() => Gen.String.Sample(cause =>
    {
        FailureReading.Message(new Failure("X", cause)).ShouldBe(cause);
        FailureReading.Message(new Failure("X", cause + "\ud800")).ShouldBe(cause + "\ud800");
    });
}
