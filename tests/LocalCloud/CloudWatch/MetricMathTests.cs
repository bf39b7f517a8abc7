using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class MetricMathTests
{
    private static readonly Dictionary<string, string> Cluster = new() { ["DBClusterIdentifier"] = "orders-prod" };
    private static readonly BesideMetric WriterMetric = new("writer", "AWS/DocDB", "DatabaseConnections", Alarms.Writer);
    private static readonly BesideMetric ClusterMetric = new("cluster", "AWS/DocDB", "DatabaseConnections", Cluster);

    private static readonly MetricAlarmDefinition Silent = Alarms.Silent("silent") with
    {
        EvaluationPeriods = 1,
        Comparison = ComparisonOperator.LessThanThreshold,
        Math = new MetricMath("silence", "writer", -1, ClusterMetric),
    };

    private readonly CloudCore core = new(7, Alarms.Start);
    private readonly List<JsonNode> events = [];

    [Theory]
    [InlineData("FILL(writer, -1)", 1, "FILL(writer, -1)")]
    [InlineData(" FILL( writer ,0.5 ) ", 1, "FILL(writer, 0.5)")]
    [InlineData("FILL(writer,-1)+0*cluster", 2, "FILL(writer, -1) + 0 * cluster")]
    public void Parse_Fill_IsTaken(string text, int metrics, string expression) =>
        MetricMath.Parse("e", text, new[] { WriterMetric, ClusterMetric }[..metrics]).Expression.ShouldBe(expression);

    [Theory]
    [InlineData("FILL(writer, REPEAT)")]
    [InlineData("FILL(reader, -1)")]
    [InlineData("writer / cluster")]
    [InlineData("FILL(writer, -1) + 1 * cluster")]
    [InlineData("SUM(METRICS())")]
    [InlineData("FILL(writer, -1)")]
    public void Parse_OtherMath_IsRefusedWithWhatIsKnown(string text) =>
        Should.Throw<FormatException>(() => MetricMath.Parse("e", text, [WriterMetric, ClusterMetric])).Message
            .ShouldBe(
            "expected FILL(ID, NUMBER), FILL(ID, NUMBER) + 0 * ID or FILL(ID, -1) + FILL(ID, -1) + 1 + 0 * ID of the alarm's metrics "
                + $"[writer, cluster], the only metric math that the local cloud supports, found {text}.");

    [Fact]
    public void Parse_EitherOfTwo_IsTaken()
    {
        var lag = new BesideMetric("lag", "AWS/DocDB", "GlobalClusterReplicationLag", Cluster);
        var math = MetricMath.Parse("e", "FILL(writer, -1) + FILL(lag, -1) + 1 + 0 * cluster", [WriterMetric, lag, ClusterMetric]);
        (math.MetricId, math.Either, math.Beside).ShouldBe(("writer", lag, ClusterMetric));
        math.Expression.ShouldBe("FILL(writer, -1) + FILL(lag, -1) + 1 + 0 * cluster");
        Should.Throw<FormatException>(
            () => MetricMath.Parse("e", "FILL(writer, 0) + FILL(lag, -1) + 1 + 0 * cluster", [WriterMetric, lag, ClusterMetric]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Alarm_EitherOfTwo_IsInAlarmOnlyIfBothAreSilent(bool hasLag)
    {
        var lag = new BesideMetric("lag", "AWS/DocDB", "GlobalClusterReplicationLag", Cluster);
        var cloudWatch = new CloudWatchService(core);
        cloudWatch.PutMetricAlarm(Silent with { Math = Silent.Math! with { Either = lag } });
        core.Time.Run(async () =>
        {
            for (var minute = 0; minute < 8; minute++)
            {
                cloudWatch.Publish(ClusterMetric.Namespace, ClusterMetric.MetricName, Cluster, 3);
                if (hasLag)
                {
                    cloudWatch.Publish(lag.Namespace, lag.MetricName, Cluster, 0);
                }

                await core.Time.Delay(TimeSpan.FromMinutes(1), CancellationToken.None);
            }
        });
        cloudWatch.Find("silent")!.State.Value.ShouldBe(hasLag ? AlarmValue.Ok : AlarmValue.Alarm);
    }

    [Fact]
    public void Alarm_WriterSilentWhileOthersReport_IsInAlarmAfterOneMinute()
    {
        var cloudWatch = Play(TimeSpan.Zero, cluster: 9, writer: 4);

        cloudWatch.Find("silent")!.State.Value.ShouldBe(AlarmValue.Alarm);
        (cloudWatch.Find("silent")!.State.Timestamp - Alarms.Start).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        var metrics = events[^1]["detail"]!["configuration"]!["metrics"]!.AsArray();
        metrics.Select(m => m!["id"]!.GetValue<string>()).ShouldBe(["silence", "writer", "cluster"]);
        metrics.Select(m => m!["returnData"]!.GetValue<bool>()).ShouldBe([true, false, false]);
        metrics[0]!["expression"]!.GetValue<string>().ShouldBe("FILL(writer, -1) + 0 * cluster");
    }

    [Fact]
    public void Alarm_EverybodySilent_WaitsForTheMissingDataRule()
    {
        var cloudWatch = Play(TimeSpan.Zero, cluster: 4, writer: 4);

        (cloudWatch.Find("silent")!.State.Timestamp - Alarms.Start).ShouldBeInRange(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(8));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public void Alarm_AllDataLate_IsInAlarmOnlyWithoutTheSecondMetric(bool beside, int states)
    {
        Play(TimeSpan.FromSeconds(119), cluster: 9, writer: 9,
            Silent with { Math = Silent.Math! with { Beside = beside ? ClusterMetric : null } });

        events.Select(e => e["detail"]!["state"]!["value"]!.GetValue<string>()).Distinct().Count(value => value == "ALARM")
            .ShouldBe(states - 1);
    }

    [Fact]
    public void Template_AlarmOnMath_IsRead()
    {
        var (metric, math) = WatchedMetric.From(Template());

        (metric.Namespace, metric.MetricName, metric.Period, metric.Statistic)
            .ShouldBe(("AWS/DocDB", "DatabaseConnections", 60, Statistic.Sum));
        metric.Dimensions.Count.ShouldBe(2);
        math.ShouldNotBeNull().Beside.ShouldNotBeNull().Dimensions.ShouldBe(Cluster);
    }

    [Theory]
    [InlineData(
        "\"Period\":60,\"Stat\":\"Sum\"},\"ReturnData\":false", "\"Period\":60,\"Stat\":\"Sum\"}", "ReturnData true for the expression")]
    [InlineData("+ 0 * cluster", "- 1", "the only metric math that the local cloud supports")]
    [InlineData("\"Expression\"", "\"Label\"", "one of [Id, MetricStat, Expression, ReturnData]")]
    [InlineData("\"Metrics\"", "\"Namespace\":\"N\",\"Metrics\"", "nothing besides Metrics")]
    public void Template_AlarmOnOtherMath_IsRefused(string what, string by, string expected) =>
        Should.Throw<TemplateException>(() => WatchedMetric.From(Template(what, by))).Message.ShouldContain(expected);

    private static Properties Template(string what = "#", string by = "#") => new("Alarm", JsonNode.Parse("""
        {"Metrics":[
          {"Id":"silence","Expression":"FILL(writer, -1) + 0 * cluster"},
          {"Id":"writer","MetricStat":{"Metric":{"Namespace":"AWS/DocDB","MetricName":"DatabaseConnections","Dimensions":[
            {"Name":"DBClusterIdentifier","Value":"orders-prod"},{"Name":"Role","Value":"WRITER"}]},"Period":60,"Stat":"Sum"},"ReturnData":false},
          {"Id":"cluster","MetricStat":{"Metric":{"Namespace":"AWS/DocDB","MetricName":"DatabaseConnections","Dimensions":[
            {"Name":"DBClusterIdentifier","Value":"orders-prod"}]},"Period":60,"Stat":"Sum"},"ReturnData":false}]}
        """.Replace(what, by, StringComparison.Ordinal))!.AsObject());

    /// <summary>One data point of each metric at the start of each minute, up to that many.</summary>
    private CloudWatchService Play(TimeSpan delay, int cluster, int writer, MetricAlarmDefinition? alarm = null)
    {
        var cloudWatch = new CloudWatchService(core, new CloudWatchOptions { IngestionDelay = delay }) { Events = events.Add };
        cloudWatch.PutMetricAlarm(alarm ?? Silent, AlarmValue.Ok);
        for (var minute = -3; minute < Math.Max(cluster, writer); minute++)
        {
            var at = Alarms.Start.AddMinutes(minute);
            core.Time.At(TimeSpan.FromMinutes(minute), () =>
            {
                if (at < Alarms.Start.AddMinutes(cluster))
                {
                    cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Cluster, 50, at);
                }

                if (at < Alarms.Start.AddMinutes(writer))
                {
                    cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Alarms.Writer, 41, at);
                }
            });
        }

        core.Time.Run(() => core.Time.Delay(TimeSpan.FromMinutes(9), CancellationToken.None));
        return cloudWatch;
    }
}
