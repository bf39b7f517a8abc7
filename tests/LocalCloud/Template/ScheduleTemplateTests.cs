using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>The calendar's schedule in our own template: what is deployed, and what is refused.</summary>
public sealed class ScheduleTemplateTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "template.yaml"));

    [Fact]
    public void Deploy_WithoutASchedule_CreatesNothingOfTheCalendar()
    {
        var cloud = Deploy(Text, ("DrillSchedule", ""));

        cloud.Scheduler.Schedules.ShouldBeEmpty();
        cloud.Stack!.Resources.ShouldNotContain(static one => one.LogicalId.Contains("Drill", StringComparison.Ordinal)
            && !one.LogicalId.StartsWith("TriggerDrill", StringComparison.Ordinal));
    }

    [Fact]
    public void Deploy_WithASchedule_HasItInItsOwnGroupAndZone()
    {
        var schedule = Deploy(Text, ("DrillTimeZone", "Europe/Berlin")).Scheduler.Schedules.Single();

        schedule.Group.ShouldBe("failover-drill");
        schedule.TimeZone.Id.ShouldBe("Europe/Berlin");
        schedule.Window.ShouldBeNull();
        schedule.Target.Input.ShouldBe("""{"scheduledAt": "<aws.scheduler.scheduled-time>"}""");
        schedule.Target.MaximumEventAge.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Theory]
    [InlineData("FlexibleTimeWindow: {Mode: \"OFF\"}", "FlexibleTimeWindow: {Mode: FLEXIBLE}", "MaximumWindowInMinutes")]
    [InlineData("FlexibleTimeWindow: {Mode: \"OFF\"}", "State: ENABLED", "property FlexibleTimeWindow")]
    [InlineData("FlexibleTimeWindow: {Mode: \"OFF\"}", "FlexibleTimeWindow: {Mode: \"OFF\"}\n      EndDate: 2030-01-01", "EndDate")]
    [InlineData("Input: '{\"scheduledAt\"", "Input: '\"scheduledAt\"", "well-formed JSON")]
    [InlineData("a drill could begin a day late.\n        RetryPolicy:\n          MaximumEventAgeInSeconds: 600",
        "a drill could begin a day late.\n        RetryPolicy:\n          MaximumEventAgeInSeconds: 6", "MaximumEventAgeInSeconds")]
    public void Deploy_Slip_NamesThePropertyOfTheSchedule(string right, string wrong, string message)
    {
        Text.ShouldContain(right);
        var thrown = Should.Throw<TemplateException>(() => Deploy(Text.Replace(right, wrong, StringComparison.Ordinal)));
        thrown.Message.ShouldContain("CalendarSchedule");
        thrown.Message.ShouldContain(message);
    }

    [Fact]
    public void Deploy_UnknownTimeZone_IsRefused() => Should.Throw<TemplateException>(
        () => Deploy(Text, ("DrillTimeZone", "Europe/Atlantis"))).Message.ShouldContain("a time zone of the IANA database");

    [Fact]
    public void Deploy_StopAlarmWithoutASchedule_IsRefused() => Should.Throw<TemplateException>(
        () => Deploy(Text, ("DrillSchedule", ""), ("DrillStopAlarm", "shop-errors"))).Message
        .ShouldContain("DrillStopAlarm needs DrillSchedule");

    private static Cloud Deploy(string text, params (string Name, string Value)[] parameters)
    {
        var values = StackParameters.From(new WorldSpec());
        values["DrillSchedule"] = "cron(0 10 ? 1/3 TUE#1 *)";
        foreach (var (name, value) in parameters)
        {
            values[name] = value;
        }

        var cloud = new Cloud(1, World.Start, new CloudOptions());
        cloud.Deploy(TemplateDocument.Parse(text, static path => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path))), values);
        return cloud;
    }
}
