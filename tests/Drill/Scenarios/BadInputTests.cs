using Amazon.StepFunctions;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.StepFunctions;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>
/// F09, F10: whatever input operators and other systems start the state machine with, the result is a report that says what to fix, and no
/// write.
/// </summary>
public sealed class BadInputTests
{
    /// <summary>How a Lambda function receives an alarm that has it as its action.</summary>
    private const string DirectAlarm = """
        {"source": "aws.cloudwatch", "alarmArn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:orders-prod-writer-down", "accountId": "123456789012",
         "time": "2026-11-22T17:04:42.004+0000", "region": "us-east-1",
         "alarmData": {"alarmName": "orders-prod-writer-down", "state": {"value": "ALARM", "reason": "test", "timestamp": "2026-11-22T17:04:42.004+0000"}}}
        """;

    [Theory]
    [InlineData("{}", "Expected input.cluster, but found none. Give it")]
    [InlineData(
        "null", "Expected input to be an object such as {\"cluster\": \"orders-prod\"}, but found null. Correct the execution's input")]
    [InlineData(
        "\"orders-prod\"", "Expected input to be an object such as {\"cluster\": \"orders-prod\"}, but found \"orders-prod\". Correct")]
    [InlineData("[]", "Expected input to be an object such as {\"cluster\": \"orders-prod\"}, but found an array. Correct")]
    [InlineData("17", "Expected input to be an object such as {\"cluster\": \"orders-prod\"}, but found 17. Correct")]
    [InlineData("""{"cluster": 17}""", "Expected input.cluster to be text of 1 to 256 characters, but found 17. Correct")]
    [InlineData(
        """{"cluster": "orders-prod", "mode": "destroy"}""", "Expected input.mode to be act or observe, but found \"destroy\". Correct")]
    [InlineData("""{"cluster": "orders/prod"}""", "hyphens, beginning with a letter), but found 'orders/prod'. Give the identifier")]
    [InlineData(
        """{"cluster": "orders-test"}""",
        "Expected a DocumentDB cluster with the identifier 'orders-test' in this account and region, but there is none. Check the name")]
    [InlineData("""{"cluster": "orders-prod", "zone": "Z0MISSING"}""", "Expected to be allowed to call route53:")]
    [InlineData(
        """{"cluster": "orders-prod", "record": "db.other.example"}""",
        "but found db.other.example, which is outside it. Correct the record's name")]
    [InlineData(
        """{"cluster": "orders-prod", "record": "shop.example"}""",
        "but found its apex: DNS allows no CNAME there. Choose a name such as db.shop.example")]
    [InlineData(
        """{"cluster": "orders-prod", "budgets": {"promotionSeconds": -1}}""",
        "Expected input.budgets.promotionSeconds to be a whole number from")]
    [InlineData("""{"cluster": "orders-prod", "budgets": {"inSyncSeconds": 1e12}}""", "but found 1e12. Correct")]
    [InlineData("""{"cluster": "orders-prod", "budgets": {"probeSeconds": 2.5}}""", "but found 2.5. Correct")]
    [InlineData("""{"cluster": "orders-prod", "force": "yes"}""", "Expected input.force to be true or false, but found \"yes\". Correct")]
    [InlineData("""{"cluster": "orders-prod", "dryRun": true}""", "but found 'dryRun'. Remove it or correct its name")]
    [InlineData(DirectAlarm, "found a raw event of an alarm or of EventBridge. Give the rule template.yaml's InputTransformer")]
    public void Start_BadInput_IsReportedAndNothingIsWritten(string input, string message) => Check(input, message);

    [Fact]
    public void Start_RawEvent_IsReportedAndNothingIsWritten() =>
        Check(Shape.Recorded("alarm-composite.json").ToJsonString(),
            "found a raw event of an alarm or of EventBridge. Give the rule template.yaml's InputTransformer");

    [Theory]
    [InlineData("""{"cluster": "orders-prod", "junk": "JUNK"}""")]
    [InlineData("""{"cluster": "JUNK"}""")]
    [InlineData("\"JUNK\"")]
    [InlineData("[\"JUNK\"]")]
    public void Start_200KilobytesOfJunk_IsReportedAndNothingIsWritten(string input) =>
        Check(input.Replace("JUNK", new string('x', 200 * 1024), StringComparison.Ordinal),
            "Expected input of at most 16384 bytes, but found 2048");

    [Fact]
    public void Start_300KilobytesOfJunk_IsRefusedByStepFunctionsItself()
    {
        var world = new World(new WorldSpec(), seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            Should.Throw<StepFunctionsServiceException>(() => world.Cloud.StartExecution($"\"{new string('x', 300 * 1024)}\""))
                .Message.ShouldContain("Member must have length less than or equal to 262144");
            return Task.CompletedTask;
        });
        world.Cloud.StepFunctions.AllExecutions.ShouldBeEmpty();
    }

    private static void Check(string input, string message)
    {
        var run = ScenarioRun.Execute(
            new Scenario
            {
                Name = "bad-input",
                Story = "Somebody starts it wrongly.",
                Faults = [new StartByHand(Given.Strike, input)],
                Expected = Outcome.Unrecovered,
            },
            seed: 1);

        run.Complaint.ShouldBeNull();
        var ended = run.Ended.ShouldHaveSingleItem();
        ended.Execution.Status.ShouldBe(ExecutionStatus.FAILED);
        ended.Execution.Error.ShouldBe("PersonNeededException");
        ended.Execution.History.Last(e => e.StateEnteredEventDetails is not null).StateEnteredEventDetails.Name.ShouldBe("Unrecovered");
        var report = ended.Report.ShouldNotBeNull();
        report.Message.ShouldContain(message);
        report.Message.ShouldContain("What to do: ");
        Messages.Of(run.World).ShouldHaveSingleItem().ShouldBe((report.Subject, report.Message));
        run.RecordIsUntouched().ShouldBeNull();
        Messages.NothingTried(run.World).ShouldBeTrue();
    }
}
