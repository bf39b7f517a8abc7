using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Cnames;

/// <summary>What the role in the zone's account may not do.</summary>
/// <param name="Role">Its ARN.</param>
/// <param name="Missing">IAM's names of the actions that it lacks, in the order in which a failover needs them.</param>
/// <param name="NotAssumed">Why it may not be assumed, and what to check; null if it may.</param>
internal sealed record RoleGrants(string Role, IReadOnlyList<string> Missing, string? NotAssumed = null);

/// <summary>Tries each call that a failover makes with the role in the zone's account. None of them changes anything.</summary>
/// <remarks>
/// IAM can't be asked instead: its policy simulation covers roles of one account, and the role would need permission to read itself. A
/// trial also shows what boundaries and service control policies deny. IAM decides before Route 53 looks at the change or the batch.
/// </remarks>
internal sealed class ZoneGrants(IAmazonRoute53 route53)
{
    /// <summary>No change has this ID.</summary>
    private const string NoChange = "C0";

    private readonly ZoneReader zones = new(route53);
    private readonly CnameStore cnames = new(route53);

    public static IReadOnlyList<string> Actions { get; } =
        ["route53:GetHostedZone", "route53:ListResourceRecordSets", "route53:ChangeResourceRecordSets", "route53:GetChange"];

    /// <exception cref="RecordRefusedException">The zone does not exist.</exception>
    public async Task<RoleGrants> ReadAsync(string role, Plan plan, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = plan.ReaderRecord is { } readers ? [plan.Record, readers] : [plan.Record];
        Func<Task>[] trials =
        [
            () => zones.CheckAsync(plan.Zone, names, cancellationToken),
            () => zones.ListAsync(plan.Zone, plan.Record, cancellationToken),
            () => cnames.TryAsync(plan.Zone, names, cancellationToken),
            () => FollowAsync(cancellationToken),
        ];
        var missing = new List<string>();

        // One after the other: Route 53 allows the account 10 requests a second.
        foreach (var (action, trial) in Actions.Zip(trials))
        {
            try
            {
                await trial();
            }
            catch (PermissionDeniedException e) when (e.InnerException is AmazonRoute53Exception)
            {
                missing.Add(action);
            }
            catch (PermissionDeniedException e)
            {
                return new RoleGrants(role, [], e.Message);
            }
        }

        return new RoleGrants(role, missing);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await AwsCall.RunAsync("route53:GetChange", token => route53.GetChangeAsync(
                new GetChangeRequest { Id = NoChange }, token), cancellationToken);
        }
        catch (NoSuchChangeException)
        {
            // What AWS says of a change that does not exist, to those who may ask.
        }
    }
}
