using Amazon.Route53.Model;
using Failover.LocalCloud.Gate;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

public sealed class LateRequestTests
{
    [Theory]
    [InlineData("10.0.0.1", 0, "db.example.com. CNAME")]
    [InlineData("10.0.0.2", 1, "db.example.com. A")]
    public void Change_ThatArrivesAfterItsCallersTimeout_StillCompares(string deleted, int refusals, string stands)
    {
        var zone = new TestZone();
        zone.Apply(Change("CREATE", "db.example.com", "A", 60, "10.0.0.1"));
        zone.Core.Gate.Add(
            new ApiFault(ApiFaultKind.LateRequest, "route53", "*", TimeSpan.Zero, TimeSpan.MaxValue) { Delay = TimeSpan.FromSeconds(60) });
        var answered = true;
        zone.Core.Time.Run(async () =>
        {
            try
            {
                await zone.Client.ChangeResourceRecordSetsAsync(
                    new ChangeResourceRecordSetsRequest
                    {
                        HostedZoneId = zone.Zone.Id,
                        ChangeBatch = new ChangeBatch
                        {
                            Changes = [
                                Change("DELETE", "db.example.com", "A", 60, deleted),
                                Change("CREATE", "db.example.com", "CNAME", 5, "x.example.com")],
                        },
                    },
                    CancellationToken.None);
            }
            catch (TaskCanceledException)
            {
                answered = false;
            }

            zone.Records.ShouldHaveSingleItem().ShouldStartWith("db.example.com. A");
            await zone.Wait(60);
        });
        answered.ShouldBeFalse();
        zone.Core.Gate.LateRefusals.ShouldBe(refusals);
        zone.Records.ShouldHaveSingleItem().ShouldStartWith(stands);
    }
}
