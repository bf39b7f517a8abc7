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

    [Fact]
    public void ListHostedZonesByName_FromAName_ListsZonesOfOneNameBesideEachOther()
    {
        var zone = new TestZone();
        zone.Service.CreateZone("example.com", isPrivate: true, id: "Z1TWIN");
        zone.Service.CreateZone("a.example.com", id: "Z2BELOW");
        zone.Service.CreateZone("example.org", id: "Z3OTHER");
        zone.Core.Time.Run(async () =>
        {
            var answer = await zone.Client.ListHostedZonesByNameAsync(
                new ListHostedZonesByNameRequest { DNSName = "example.com", MaxItems = "3" }, CancellationToken.None);
            answer.HostedZones.Select(z => $"{z.Id} {z.Name} {z.Config.PrivateZone}").ShouldBe([
                "/hostedzone/Z0EXAMPLE example.com. False", "/hostedzone/Z1TWIN example.com. True",
                    "/hostedzone/Z2BELOW a.example.com. False",
            ]);
            (answer.IsTruncated, answer.NextDNSName, answer.NextHostedZoneId).ShouldBe((true, "example.org.", "Z3OTHER"));
        });
    }
}
