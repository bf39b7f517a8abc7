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

    [Fact]
    public void Message_AnyCause_NeverThrows() => Gen.String.Sample(cause =>
    {
        FailureReading.Message(new Failure("X", cause)).ShouldBe(cause);
        FailureReading.Message(new Failure("X", cause + "\ud800")).ShouldBe(cause + "\ud800");
    });
}
