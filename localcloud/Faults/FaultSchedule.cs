namespace Failover.LocalCloud.Faults;

/// <summary>Schedules faults on a cloud's clock: the cloud itself knows nothing of faults.</summary>
public static class FaultSchedule
{
    /// <summary>Schedules a fault for its time.</summary>
    public static void Schedule(this Cloud cloud, Fault fault) => cloud.Core.Time.At(fault.At, () =>
    {
        cloud.Core.Journal.Write("fault", "strikes", fault.GetType().Name, fault.Describe());
        fault.Strike(cloud);
    });
}
