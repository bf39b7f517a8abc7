using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Worlds;

/// <summary>The alarms that are not on the stack itself go into ALARM too: see ScheduleTests for NotReadyAlarm.</summary>
public sealed class WitnessAlarmTests
{
    [Theory]
    [InlineData("silent-instance", "WriterSilentAlarm")]
    [InlineData("silent-instance", "HeartbeatLostAlarm")]
    [InlineData("silent-instance", "WriterDownAlarm")]
    [InlineData("control-plane-down", "SwitchAlarm")]
    public void Alarm_InItsScenario_GoesIntoAlarm(string scenario, string alarm)
    {
        var world = ScenarioRun.Execute(ScenarioLibrary.Find(scenario)!, seed: 1).World;

        var names = world.Global.Regions.Select(region => region.Stack![alarm].Name).ToList();
        world.Cloud.Core.Journal.Entries.ShouldContain(entry => entry.Kind == "alarm-state" && names.Contains(entry.Subject)
            && entry.Detail.Contains("-> ALARM", StringComparison.Ordinal));
    }
}
