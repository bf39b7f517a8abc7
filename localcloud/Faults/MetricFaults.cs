namespace Failover.LocalCloud.Faults;

/// <summary>From now on, metrics of AWS's own services become visible this long after their timestamps.</summary>
public sealed record LateMetrics(TimeSpan At, TimeSpan Delay) : Fault(At)
{
    public override string Describe() => $"metrics arrive {FaultWords.Span(Delay)} late";

    public override void Strike(Cloud cloud) => cloud.CloudWatch.IngestionDelay = Delay;
}
