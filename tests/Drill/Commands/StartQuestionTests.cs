using Failover.Drill.Commands;
using Failover.Drill.OnAws;

namespace Failover.Tests.Drill.Commands;

public sealed class StartQuestionTests
{
    private static readonly StepFunctionsArn Machine =
        StepFunctionsArn.Parse("arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover")!;

    private static readonly StartInput Failover = new("orders-prod") { Drill = "failover" };

    [Theory]
    [InlineData("y", true)]
    [InlineData(" yes ", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    [InlineData("maybe", false)]
    [InlineData(null, false)]
    public void Question_Answered_StartsOnYesAlone(string? answer, bool starts)
    {
        using var error = new StringWriter();
        var refusal = StartQuestion.Refusal(error, Failover, Machine, yes: false, () => answer);

        refusal.ShouldBe(starts ? null : "Nothing was started.");
        error.ToString().ShouldContain(Machine.Text);
        error.ToString().ShouldContain("""{"cluster":"orders-prod","drill":{"kind":"failover"}}""");
        error.ToString().ShouldContain("writes fail until another instance is promoted");
        error.ToString().ShouldEndWith("Start it? [y/N] ");
    }

    [Fact]
    public void Question_WithoutATerminal_NeedsYes()
    {
        using var error = new StringWriter();
        StartQuestion.Refusal(error, Failover, Machine, yes: false, ask: null).ShouldNotBeNull().ShouldContain("--yes");
        StartQuestion.Refusal(error, Failover, Machine, yes: true, ask: null).ShouldBeNull();
    }

    [Fact]
    public void Question_OfAnObserver_IsNotAsked()
    {
        using var error = new StringWriter();
        StartQuestion.Refusal(error, Failover with { Observe = true }, Machine, yes: false, ask: null).ShouldBeNull();
        error.ToString().ShouldContain("writes nothing");
    }

    [Theory]
    [InlineData("switchover", false, "moves the writer to eu-west-1, without loss")]
    [InlineData(null, true, "points the record to orders-prod")]
    [InlineData(null, false, "verifies orders-prod, and acts if the writer is lost")]
    public void Description_OfEachKind_SaysWhatItDoes(string? drill, bool replace, string expected) =>
        StartQuestion.Describe(new StartInput("orders-prod") { Drill = drill, Replace = replace }, Machine)
            .ShouldContain(line => line.Contains(expected, StringComparison.Ordinal));
}
