namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class ChoiceTests
{
    private const string Input = """
        {"s":"abc","t":"abd","star":"a*c","back":"a\\c","n":5,"m":5.0,"b":true,"nil":null,"at":"2026-11-22T17:00:00Z","later":"2026-11-22T19:00:00+01:00"}
        """;

    [Theory]
    [InlineData("""{"Variable":"$.s","StringEquals":"abc"}""", true)]
    [InlineData("""{"Variable":"$.n","StringEquals":"5"}""", false)]
    [InlineData("""{"Variable":"$.s","StringLessThan":"abd"}""", true)]
    [InlineData("""{"Variable":"$.s","StringGreaterThanEquals":"abd"}""", false)]
    [InlineData("""{"Variable":"$.s","StringLessThanPath":"$.t"}""", true)]
    [InlineData("""{"Variable":"$.s","StringEqualsPath":"$.n"}""", false)]
    [InlineData("""{"Variable":"$.s","StringMatches":"a*"}""", true)]
    [InlineData("""{"Variable":"$.s","StringMatches":"*b*c"}""", true)]
    [InlineData("""{"Variable":"$.s","StringMatches":"*bb*"}""", false)]
    [InlineData("""{"Variable":"$.s","StringMatches":"a\\*c"}""", false)]
    [InlineData("""{"Variable":"$.star","StringMatches":"a\\*c"}""", true)]
    [InlineData("""{"Variable":"$.back","StringMatches":"a\\\\c"}""", true)]
    [InlineData("""{"Variable":"$.n","NumericEquals":5.0}""", true)]
    [InlineData("""{"Variable":"$.n","NumericGreaterThan":5}""", false)]
    [InlineData("""{"Variable":"$.n","NumericLessThanEqualsPath":"$.m"}""", true)]
    [InlineData("""{"Variable":"$.s","NumericLessThan":9}""", false)]
    [InlineData("""{"Variable":"$.b","BooleanEquals":true}""", true)]
    [InlineData("""{"Variable":"$.b","BooleanEqualsPath":"$.s"}""", false)]
    [InlineData("""{"Variable":"$.at","TimestampEquals":"2026-11-22T18:00:00+01:00"}""", true)]
    [InlineData("""{"Variable":"$.at","TimestampLessThanPath":"$.later"}""", true)]
    [InlineData("""{"Variable":"$.s","TimestampGreaterThan":"2026-11-22T18:00:00Z"}""", false)]
    [InlineData("""{"Variable":"$.nil","IsNull":true}""", true)]
    [InlineData("""{"Variable":"$.none","IsPresent":false}""", true)]
    [InlineData("""{"Variable":"$.nil","IsPresent":true}""", true)]
    [InlineData("""{"Variable":"$.n","IsNumeric":true}""", true)]
    [InlineData("""{"Variable":"$.n","IsString":false}""", true)]
    [InlineData("""{"Variable":"$.b","IsBoolean":true}""", true)]
    [InlineData("""{"Variable":"$.at","IsTimestamp":true}""", true)]
    [InlineData("""{"Variable":"$.s","IsTimestamp":true}""", false)]
    [InlineData("""{"And":[{"Variable":"$.none","IsPresent":true},{"Variable":"$.none","StringEquals":"x"}]}""", false)]
    [InlineData("""{"Or":[{"Variable":"$.n","NumericEquals":4},{"Variable":"$.n","NumericEquals":5}]}""", true)]
    [InlineData("""{"Not":{"Variable":"$.n","NumericEquals":5}}""", false)]
    [InlineData("""{"Variable":"$$.State.Name","StringEquals":"S"}""", true)]
    public void Rule_OnItsVariable_HoldsOrNot(string rule, bool holds)
    {
        var choice = $$"""{"Type":"Choice","Choices":[{{rule[..^1]}},"Next":"Yes"}],"Default":"No"}""";
        var execution = new Bed().Run(
            Bed.One(choice, """ "Yes":{"Type":"Pass","Result":true,"End":true},"No":{"Type":"Pass","Result":false,"End":true}"""), Input);
        execution.Output.ShouldBe(holds ? "true" : "false");
    }

    [Theory]
    [InlineData("""{"Variable":"$.none","StringEquals":"x","Next":"Yes"}""", "States.Runtime")]
    [InlineData("""{"Variable":"$.none","IsNull":true,"Next":"Yes"}""", "States.Runtime")]
    [InlineData("""{"Variable":"$.n","NumericEquals":4,"Next":"Yes"}""", "States.NoChoiceMatched")]
    public void Choice_WithoutAnAnswer_FailsTheExecution(string rule, string error) =>
        new Bed()
            .Run(Bed.One($$"""{"Type":"Choice","Choices":[{{rule}}]}""", """ "Yes":{"Type":"Succeed"}"""), Input).Error.ShouldBe(error);
}
