using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.Drill.Accept;

/// <summary>Creates and deletes a record that nobody reads: how long a change takes to become INSYNC.</summary>
internal sealed class InSyncTrial(IAmazonRoute53 route53, TimeProvider time)
{
    private const int Rounds = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>AWS: a change generally reaches all name servers within 60 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <returns>The time until each change was INSYNC, at most a second too long.</returns>
    /// <exception cref="AcceptException">A change stays PENDING.</exception>
    public async Task<IReadOnlyList<TimeSpan>> MeasureAsync(string zone, string name, CancellationToken cancellationToken)
    {
        var taken = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            taken.Add(await ChangeAsync(ChangeAction.CREATE, zone, name, cancellationToken));
            // Also after Ctrl+C, so that nothing is left.
            var deleting = ChangeAsync(ChangeAction.DELETE, zone, name, CancellationToken.None);
            taken.Add(await deleting);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return taken;
    }

    private async Task<TimeSpan> ChangeAsync(ChangeAction action, string zone, string name, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await route53.ChangeResourceRecordSetsAsync(
            new ChangeResourceRecordSetsRequest
            {
                HostedZoneId = zone,
                ChangeBatch = new ChangeBatch
                {
                    Comment = "drill accept: how long a change takes",
                    Changes =
                    [
                        new Change
                        {
                            Action = action,
                            ResourceRecordSet = new ResourceRecordSet
                            {
                                Name = name,
                                Type = RRType.TXT,
                                TTL = 60,
                                ResourceRecords = [new ResourceRecord { Value = "\"made by drill accept, may be deleted\"" }],
                            },
                        },
                    ],
                },
            },
            cancellationToken);
        for (var status = answer.ChangeInfo.Status; status != ChangeStatus.INSYNC;)
        {
            var sofar = time.GetElapsedTime(started);
            if (sofar > Patience)
            {
                throw new AcceptException(
                    $"Expected the change {answer.ChangeInfo.Id} of {name} to be INSYNC within {Patience.TotalMinutes} minutes, but it is "
                        + "PENDING. Delete the record by hand if it is still there, and look at Route 53's health dashboard.");
            }

            await Task.Delay(Pause, time, CancellationToken.None);
            var change = await route53.GetChangeAsync(new GetChangeRequest { Id = answer.ChangeInfo.Id }, CancellationToken.None);
            status = change.ChangeInfo.Status;
        }

        return time.GetElapsedTime(started) - Pause / 2;
    }
}
