using Failover.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.CloudWatch;

/// <summary>
/// The tables of the CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data", row by row; the newest point is on the
/// right.
/// </summary>
public sealed class MissingDataTests
{
    [Theory]
    [InlineData(3, "0 - X - X", "Ok", "Ok", "Ok", "Ok")]
    [InlineData(3, "0 - - - -", "Ok", "Ok", "Ok", "Ok")]
    [InlineData(3, "- - - - -", "InsufficientData", "keep", "Alarm", "Ok")]
    [InlineData(3, "0 X X - X", "Alarm", "Alarm", "Alarm", "Alarm")]
    [InlineData(3, "- - X - -", "Alarm", "keep", "Alarm", "Ok")]
    [InlineData(2, "0 - X - X", "Alarm", "Alarm", "Alarm", "Alarm")]
    [InlineData(2, "0 0 X 0 X", "Alarm", "Alarm", "Alarm", "Alarm")]
    [InlineData(2, "0 - X - -", "Ok", "Ok", "Alarm", "Ok")]
    [InlineData(2, "- - - - 0", "Ok", "Ok", "Alarm", "Ok")]
    [InlineData(2, "- - - X -", "Alarm", "keep", "Alarm", "Ok")]
    public void Evaluation_RowOfTheGuidesTable_GivesItsState(
        int datapointsToAlarm, string points, string missing, string ignore, string breaching, string notBreaching)
    {
        Evaluate(datapointsToAlarm, points, MissingData.Missing).ShouldBe(missing);
        Evaluate(datapointsToAlarm, points, MissingData.Ignore).ShouldBe(ignore);
        Evaluate(datapointsToAlarm, points, MissingData.Breaching).ShouldBe(breaching);
        Evaluate(datapointsToAlarm, points, MissingData.NotBreaching).ShouldBe(notBreaching);
    }

    [Theory]
    [InlineData("- - - - X")]
    [InlineData("- - - X -")]
    [InlineData("- - - X 0")]
    [InlineData("- - X - 0")]
    public void Evaluation_FreshBreachWithoutEnoughData_DoesNotAlarmEarly(string points) =>
        Evaluate(3, points, MissingData.Missing).ShouldNotBe("Alarm");

    [Fact]
    public void EvaluationRange_ThreePeriods_IsFiveAsInTheGuide() => EvaluationRange.For(3).ShouldBe(5);

    private static string Evaluate(int datapointsToAlarm, string points, MissingData treatment)
    {
        var alarm = Alarms.Silent("a") with
        {
            EvaluationPeriods = 3,
            DatapointsToAlarm = datapointsToAlarm,
            Comparison = ComparisonOperator.GreaterThanThreshold,
            MissingData = treatment,
        };
        var range = points.Split(' ').Reverse().Select(static point => new Datapoint(default, point == "-" ? null : point == "X" ? 1 : 0))
            .ToList();
        return Evaluation.From(range, alarm).Value?.ToString() ?? "keep";
    }
}
