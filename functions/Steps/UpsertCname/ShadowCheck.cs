using Amazon.Route53;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>Refuses a swap that clients in the VPC would never see.</summary>
internal sealed class ShadowCheck(IAmazonRoute53 route53)
{
    private readonly ShadowReader shadows = new(route53);

    /// <remarks>
    /// Requires both that the VPC's resolver contradicts Route 53 and that the cause is known. A resolver's cache or a late name server
    /// contradicts for a while, too; and what should hide a name hides nothing if a rule of Route 53 Resolver takes precedence.
    /// </remarks>
    /// <exception cref="RecordRefusedException">Another zone answers for the record.</exception>
    public async Task RunAsync(Plan plan, NameLook? look, CancellationToken cancellationToken)
    {
        if (look is { IsMisled: true }
            && await shadows.FindAsync(plan.Zone, plan.Record, look.Vpc, look.Zones, cancellationToken) is { } shadow)
        {
            throw new RecordRefusedException(
                $"Expected {plan.Record} to resolve in the VPC to what zone {plan.Zone} has, but found that {shadow}: {look.Reason}. A " +
                "swap would not reach clients there. Set failover:zone, or the stack's HostedZoneId, to the zone that answers, or take " +
                "that away.");
        }
    }
}
