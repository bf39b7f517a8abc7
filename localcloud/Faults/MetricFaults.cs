namespace Failover.LocalCloud.Faults;

/// <summary>Metrics of AWS's own services arrive so late from now on, counted from their timestamps.</summary>
public sealed record LateMetrics(TimeSpan At, TimeSpan Delay) : Fault(At)
{
    public override string Describe() => $"metrics arrive {FaultWords.Span(Delay)} late";

    public override void Strike(Cloud cloud) => cloud.CloudWatch.IngestionDelay = Delay;
}
