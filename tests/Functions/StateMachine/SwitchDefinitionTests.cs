using System.Text.Json;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>In record mode switch, and only then, FlipSwitch takes UpsertCname's place.</summary>
public sealed class SwitchDefinitionTests
{
    private static IReadOnlyDictionary<string, JsonElement> States => Repository.AllStates;

    [Theory]
    [InlineData("Decide", "$.verdict.state", "repoint", "LookAtName")]
    [InlineData("IsWriterPromoted", "$.writer.state", "promoted", "UpsertCname")]
    public void FlipSwitch_ComesBeforeUpsertCname_OnlyInRecordModeSwitch(string choice, string variable, string word, string other)
    {
        var rules = States[choice].GetProperty("Choices").EnumerateArray().ToList();
        var flip = rules.FindIndex(static r => Next(r) == "FlipSwitch");
        flip.ShouldBeLessThan(rules.FindIndex(r => Next(r) == other));
        var conditions = rules[flip].GetProperty("And").EnumerateArray().ToList();
        (Text(conditions[0], "Variable"), Text(conditions[0], "StringEquals")).ShouldBe((variable, word));
        conditions.Skip(1).Select(static c => Text(c, "Variable")).ShouldAllBe(static v => v == "$.verdict.plan.global.recordMode");

        // A missing variable fails the execution, and a stack of a single region has no global plan.
        conditions[1].GetProperty("IsPresent").GetBoolean().ShouldBeTrue();
        Text(conditions[2], "StringEquals").ShouldBe("switch");
    }

    [Fact]
    public void FlipSwitch_NothingElseGetsThere_AndNoStepOfRoute53Follows()
    {
        var before = States.Where(static s => s.Value.GetRawText().Contains("\"Next\": \"FlipSwitch\"", StringComparison.Ordinal))
            .Select(static s => s.Key);
        before.ShouldBe(["Decide", "IsWriterPromoted"], ignoreOrder: true);
        States["IsSwitchFlipped"].GetProperty("Choices").EnumerateArray().Select(Next)
            .ShouldBe(["ProbeWriter", "ProbeWriter", "WaitForSwitch", "ReportOutcome"]);
        Next(States["WaitForSwitch"]).ShouldBe("ProbeWriter");
    }

    private static string? Next(JsonElement element) => Text(element, "Next");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
