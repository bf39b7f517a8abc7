using Failover.Drill.Costs;
using Failover.Drill.Views;
using Failover.LocalCloud.Template;
using Failover.Tests.Architecture;

namespace Failover.Tests.Drill.Costs;

public sealed class CostDocumentTests
{
    private static readonly CostDocument Default = CostDocument.From(new Dictionary<string, string>());

    [Fact]
    public void Total_OfTheDefaults_IsTheSumAndWithinTheBudget()
    {
        Default.Total.ShouldBe(Default.Items.Sum(i => i.Dollars), 0.01);
        Default.TotalWithoutDashboard.ShouldBe(Default.Total - Prices.Dashboard.Dollars, 0.01);
        Default.TotalWithoutDashboard.ShouldBeLessThanOrEqualTo(7);
    }

    /// <summary>Counted by hand in the template, and calculated from the schedules.</summary>
    [Fact]
    public void Quantities_OfTheDefaults_AreThoseOfTheTemplate()
    {
        Quantity("Alarms", Prices.AlarmMetric).ShouldBe(12); // ten alarms of one metric, and one that names two
        Quantity("Alarms", Prices.FastAlarmMetric).ShouldBe(1);
        Quantity("Alarms", Prices.CompositeAlarm).ShouldBe(1);
        Quantity("Metrics", Prices.CustomMetric).ShouldBe(2);
        Quantity("Key", Prices.Key).ShouldBe(1);
        Quantity("HeartbeatStateMachine", Prices.ExpressStart).ShouldBe(730 * 60, 100);
        Quantity("HeartbeatFunction", Prices.Invocation).ShouldBe(730 * 720, 1500);
        Quantity("ScheduledReadinessStateMachine", Prices.ExpressStart).ShouldBe(730 * 2, 10);

        // Ends with its last beat: 55 s of a minute, in 64 MB.
        Quantity("HeartbeatStateMachine", Prices.ExpressGigabyteSecond).ShouldBe(730 * 60 * 55.3 / 16, 1500);
        Default.Items.ShouldNotContain(i => i.Unit == Prices.Transition.Per);
    }

    [Fact]
    public void Readiness_CostsATenthOfAStandardWorkflows() =>
        Default.Items.Where(i => i.Part.Contains("Readiness", StringComparison.Ordinal)).Sum(i => i.Dollars)
            .ShouldBeLessThan(0.1 * 27 * 1460 * Prices.Transition.Dollars);

    [Theory]
    [InlineData("HeartbeatSeconds", "60", -3)] // the workflow runs for a moment, and the alarm's period is a whole minute
    [InlineData("CreateDashboard", "no", -3)]
    [InlineData("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002", -1)]
    [InlineData("GlobalClusterIdentifier", "orders", 0.1)] // a third metric in writer-silent
    public void Parameter_ThatChangesTheStack_ChangesTheBill(string name, string value, double dollars) =>
        (CostDocument.From(new Dictionary<string, string> { [name] = value }).Total - Default.Total).ShouldBe(dollars, 0.3);

    /// <summary>
    /// An alarm, a third metric in writer-silent, and a health check; the switch's own metric is published at a flip.
    /// </summary>
    [Fact]
    public void RecordModeSwitch_AddsAlarmAndHealthCheck() => (CostDocument.From(new Dictionary<string, string>
    {
        ["GlobalClusterIdentifier"] = "orders",
        ["RecordMode"] = "switch",
        ["OtherRegion"] = "eu-west-1",
        ["ClusterEndpoint"] = "orders.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com",
    }).Total - Default.Total).ShouldBe(0.10 + 0.10 + 0.50, 0.05);

    [Fact]
    public void Parameter_ThatTheTemplateRefuses_IsAnError() =>
        Should.Throw<TemplateException>(() => CostDocument.From(new Dictionary<string, string> { ["HeartbeatSeconds"] = "7" }))
            .Message.ShouldContain("HeartbeatSeconds");

    [Fact]
    public void Table_InDocs_IsWhatTheCommandPrints() =>
        Page("docs/costs.md").ShouldContain(CostView.Markdown(Default), customMessage: "generate it again: drill cost --markdown");

    [Fact]
    public void Readme_NamesTheTotals() => Page("README.md").ShouldContain(
        FormattableString.Invariant($"{Default.TotalWithoutDashboard:0.00} dollars a month, {Default.Total:0.00} with its dashboard"));

    private static string Page(string name) => File.ReadAllText(Path.Combine(Repository.Root, name)).ReplaceLineEndings("\n");

    private static double Quantity(string part, Price price) => Default.Items.Single(i => i.Part == part && i.Unit == price.Per).Quantity;
}
