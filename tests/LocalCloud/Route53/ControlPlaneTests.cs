using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.Route53;

public sealed class ControlPlaneTests
{
    [Fact]
    public void Outage_CallsAreRefusedOrNeverAnswered_AndNothingIsChanged()
    {
        var zone = new TestZone(new Route53Options { AllRequests = null, EachAction = null });
        var (refused, lost) = (0, 0);
        zone.Core.Time.Run(async () =>
        {
            zone.Service.ControlPlane.SetDown(true);
            for (var call = 0; call < 40; call++)
            {
                try
                {
                    await zone.Client.ChangeResourceRecordSetsAsync(new ChangeResourceRecordSetsRequest
                    {
                        HostedZoneId = zone.Zone.Id,
                        ChangeBatch =
                            new ChangeBatch { Changes = [TestZone.Change("CREATE", $"r{call}.example.com", "CNAME", 5, "x.example.net")] },
                    });
                }
                catch (AmazonRoute53Exception e) when (
                    e.StatusCode == HttpStatusCode.ServiceUnavailable && e.ErrorCode == "ServiceUnavailable")
                {
                    refused++;
                }
                catch (TaskCanceledException)
                {
                    lost++;
                }
            }
        });
        (refused + lost, refused > 5, lost > 5).ShouldBe((40, true, true));
        zone.Records.ShouldBeEmpty();
        zone.Core.Gate.Counts["route53:ChangeResourceRecordSets"].ShouldBe(40);
    }

    [Fact]
    public void Outage_EarlierChangesStillPropagate()
    {
        var zone = new TestZone(new Route53Options { Propagation = DurationRange.Exactly(TimeSpan.FromSeconds(30)) });
        zone.Core.Time.Run(async () =>
        {
            zone.Apply(TestZone.Change("CREATE", "db.example.com", "CNAME", 5, "new.example.net"));
            zone.Service.ControlPlane.SetDown(true);
            await zone.Wait(31);
            zone.Zone.Served(0).Find(new RecordKey("db.example.com.", "CNAME", null)).ShouldNotBeNull();
        });
    }

    [Fact]
    public void Outage_PeopleCannotChangeRecordsEither()
    {
        var zone = new TestZone();
        zone.Service.ControlPlane.SetDown(true);
        Should.Throw<AmazonRoute53Exception>(
            () => zone.Service.SetByOther(zone.Zone, DnsRecord.Simple("db.example.com", "CNAME", 5, "x.example.net")));
    }

    [Fact]
    public void Fault_DisablesTheApiForItsDuration()
    {
        var cloud = new Cloud(1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), new CloudOptions());
        var fault = new ControlPlaneOutage(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
        fault.Describe().ShouldBe("Route 53's control plane is down, for 5 min: no record can be read or changed");
        cloud.Core.Time.Run(async () =>
        {
            cloud.Schedule(fault);
            foreach (var (at, down) in new[] { (9, false), (11, true), (309, true), (311, false) })
            {
                await cloud.Core.Time.Delay(TimeSpan.FromSeconds(at) - cloud.Core.Time.Elapsed, CancellationToken.None);
                cloud.Route53.ControlPlane.IsDown.ShouldBe(down);
            }
        });
    }
}
