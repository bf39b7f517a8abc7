using Failover.LocalCloud.StepFunctions.Definition;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class DefinitionTests
{
    [Theory]
    [InlineData("""{"Type":"Tsk","End":true}""", "State 'S', field 'Type'", "one of Task", "'Tsk'")]
    [InlineData("""{"End":true}""", "'Type'", "one of Task", "nothing")]
    [InlineData("""{"Type":"Pass"}""", "'Next'", "Next or \"End\": true", "neither")]
    [InlineData("""{"Type":"Pass","Next":"S","End":true}""", "'Next'", "Next or", "both")]
    [InlineData("""{"Type":"Pass","Next":"Nowhere"}""", "State 'S'", "same block", "'Nowhere'")]
    [InlineData("""{"Type":"Pass","End":true,"Reslt":1}""", "State 'S', field 'Reslt'", "a field of a Pass state", "unknown")]
    [InlineData("""{"Type":"Succeed","Next":"S"}""", "'Next'", "a field of a Succeed state", "unknown")]
    [InlineData("""{"Type":"Pass","InputPath":"a.b","End":true}""", "'InputPath'", "'$'", "a.b")]
    [InlineData("""{"Type":"Pass","ResultPath":"$.a[*]","End":true}""", "'ResultPath'", "reference path", "$.a[*]")]
    [InlineData("""{"Type":"Pass","ResultPath":"$$.x","End":true}""", "'ResultPath'", "starts with '$.'", "$$.x")]
    [InlineData("""{"Type":"Pass","Parameters":{"a.$":"b"},"End":true}""", "'a.$'", "a path", "'b'")]
    [InlineData("""{"Type":"Pass","Parameters":{"a":1,"a.$":"$.b"},"End":true}""", "'Parameters'", "once", "twice")]
    [InlineData("""{"Type":"Pass","QueryLanguage":"JSONata","End":true}""", "'QueryLanguage'", "JSONPath", "'JSONata'")]
    [InlineData("""{"Type":"Pass","Assign":{"a":1},"End":true}""", "'Assign'", "not supported", "variables")]
    [InlineData("""{"Type":"Task","End":true}""", "'Resource'", "an ARN", "nothing")]
    [InlineData("""{"Type":"Task","Resource":"work","End":true}""", "'Resource'", "Lambda function", "'work'")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","End":true}""", "'Resource'", "activities are not supported",
        "activity:a")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","TimeoutSeconds":0,"End":true}""", "'TimeoutSeconds'",
        "an integer from 1", "0")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","TimeoutSeconds":5,"HeartbeatSeconds":5,"End":true}""",
        "'HeartbeatSeconds'", "less than TimeoutSeconds", "5")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","TimeoutSeconds":5,"TimeoutSecondsPath":"$.a","End":true}""",
        "'TimeoutSeconds'", "only one", "both")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":[]}],"End":true}""",
        "Retry[0], field 'ErrorEquals'", "non-empty", "[]")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["A"]}],"End":true}""", "Retry[0], field 'ErrorEquals'", "in the last", "before the last")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":["A"],"BackoffRate":0.5}],"End":true}""",
        "'BackoffRate'", "at least 1.0", "0.5")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":["A"],"JitterStrategy":"HALF"}],"End":true}""",
        "'JitterStrategy'", "FULL or NONE", "'HALF'")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":["A"],"IntervalSeconds":9,"MaxDelaySeconds":9}],"End":true}""", "'MaxDelaySeconds'", "more than IntervalSeconds", "9")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Retry":[{"ErrorEquals":["A"],"MaxAttempt":9}],"End":true}""",
        "'MaxAttempt'", "a field of an item of Retry", "unknown")]
    [InlineData(
        """{"Type":"Task","Resource":"arn:aws:states:::sns:publish","Catch":[{"ErrorEquals":["A"]}],"End":true}""",
        "Catch[0], field 'Next'", "name of a state", "nothing")]
    [InlineData("""{"Type":"Wait","End":true}""", "'Seconds'", "exactly one of", "none")]
    [InlineData(
        """{"Type":"Wait","Seconds":1,"Timestamp":"2026-11-22T17:00:00Z","End":true}""", "'Seconds'", "exactly one of",
        "Seconds and Timestamp")]
    [InlineData("""{"Type":"Wait","Timestamp":"tomorrow","End":true}""", "'Timestamp'", "RFC 3339", "'tomorrow'")]
    [InlineData("""{"Type":"Choice","Choices":[]}""", "'Choices'", "at least one rule", "none")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"$.a","StringEqual":"x","Next":"S"}]}""", "Choices[0], field 'StringEqual'",
        "a comparison", "\"x\"")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":"x","Next":"S"}]}""", "'NumericEquals'", "operand of its type",
        "\"x\"")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"Variable":"$.a","StringMatches":"\\x","Next":"S"}]}""", "'StringMatches'", "in the pattern",
        "single backslash")]
    [InlineData("""{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":1,"Next":"S"}]}""", "'IsNull'", "true or false", "1")]
    [InlineData(
        """{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","IsNull":true,"Next":"S"}],"Next":"S"}]}""", "And[0]",
        "exactly one comparison|a field of a choice rule", "")]
    [InlineData("""{"Type":"Fail","Error":"a","ErrorPath":"$.b"}""", "'Error'", "only one", "both")]
    [InlineData("""{"Type":"Parallel","Branches":[],"End":true}""", "'Branches'", "at least one branch", "none")]
    [InlineData(
        """{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"S":{"Type":"Succeed"}}}],"End":true}""", "'States'",
        "unique names in the whole", "'S'")]
    [InlineData("""{"Type":"Map","End":true}""", "'ItemProcessor'", "an object with StartAt", "nothing")]
    [InlineData("""{"Type":"Map","ItemReader":{},"End":true}""", "'ItemReader'", "not supported", "Distributed Map")]
    [InlineData(
        """{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"X","States":{"X":{"Type":"Succeed"}}},"End":true}""", "'ProcessorConfig'", "INLINE", "DISTRIBUTED")]
    public void Definition_Wrong_NamesStateFieldExpectedAndFound(string state, string field, string expected, string found)
    {
        var message = Should.Throw<DefinitionException>(() => StateMachineDefinition.Parse(Bed.One(state))).Message;
        message.ShouldContain("'S'");
        message.ShouldContain(field);
        expected.Split('|').ShouldContain(text => message.Contains(text, StringComparison.Ordinal), message);
        message.ShouldContain(found);
    }

    [Theory]
    [InlineData("nonsense", "expected JSON")]
    [InlineData("[]", "expected an object")]
    [InlineData("""{"States":{}}""", "StartAt")]
    [InlineData("""{"StartAt":"A","States":{}}""", "'A'")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Succeed"},"B":{"Type":"Succeed"}}}""", "State 'B': expected a path to it")]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Succeed"}},"Timeout":1}""", "'Timeout'")]
    [InlineData("""{"Version":"2.0","StartAt":"A","States":{"A":{"Type":"Succeed"}}}""", "'Version': expected 1.0, found '2.0'")]
    public void Machine_Wrong_IsRefused(string json, string message) =>
        Should.Throw<DefinitionException>(() => StateMachineDefinition.Parse(json)).Message.ShouldContain(message);

    [Fact]
    public void Definition_UsedInTwoWorlds_GivesBothTheSame()
    {
        var definition = StateMachineDefinition.Parse(Bed.One("""{"Type":"Pass","Result":1,"End":true}"""));
        string? Run()
        {
            var bed = new Bed();
            return bed.Core.Time.Run(async () =>
            {
                var execution = bed.Service.StartExecution(bed.Service.CreateStateMachine("m", definition, bed, "role"));
                await execution.Completion;
                return execution.Output;
            });
        }

        Run().ShouldBe("1");
        Run().ShouldBe("1");
    }
}
