namespace Failover.LocalCloud.Faults;

/// <summary>
/// A whole region is down: its APIs and databases do not answer; its functions, alarms, rules and executions stand still.
/// </summary>
/// <param name="Region">The region, for example <c>us-east-1</c>.</param>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record RegionOutage(TimeSpan At, string Region, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"the region {Region} is down, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        cloud.Global.Links.TakeDown(Region);
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => cloud.Global.Links.BringUp(Region));
        }
    }
}

/// <summary>Two regions are cut off from each other while both keep running: to each, the other seems to be gone.</summary>
/// <param name="Lasts">How long it lasts; null means for ever.</param>
public sealed record RegionPartition(TimeSpan At, string A, string B, TimeSpan? Lasts = null) : Fault(At)
{
    public override string Describe() => $"{A} and {B} are cut off from each other, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        cloud.Global.Links.Cut(A, B);
        if (Lasts is { } lasts)
        {
            cloud.Core.Time.After(lasts, () => cloud.Global.Links.Mend(A, B));
        }
    }
}
