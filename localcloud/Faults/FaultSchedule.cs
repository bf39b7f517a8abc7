namespace Failover.LocalCloud.Faults;

/// <summary>Puts faults on a cloud's clock: the cloud itself knows none.</summary>
public static class FaultSchedule
{
    /// <summary>Lets a fault strike at its time.</summary>
    public static void Schedule(this Cloud cloud, Fault fault) => cloud.Core.Time.At(fault.At, () =>
    {
        cloud.Core.Journal.Write("fault", "strikes", fault.GetType().Name, fault.Describe());
        fault.Strike(cloud);
    });
}
