using Amazon.Route53.Model;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

public sealed class PropagationTests
{
    [Fact]
    public void Change_BecomesInSyncWhenAllFourServersHaveItWithinSixtySeconds()
    {
        var spread = new HashSet<double>();
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var zone = new TestZone(seed: seed);
            zone.Core.Time.Run(async () =>
            {
                var change = zone.Apply(Change("CREATE", "a.example.com", "A", 60, "10.0.0.1"));
                change.Status.Value.ShouldBe("PENDING");
                while (zone.Service.GetChange(change.Id).Status.Value == "PENDING")
                {
                    await zone.Wait(0.1);
                    if (Servers(zone) < ZoneState.NameServers)
                    {
                        zone.Service.GetChange(change.Id).Status.Value.ShouldBe("PENDING");
                    }
                }

                Servers(zone).ShouldBe(ZoneState.NameServers);
                var took = zone.Core.Time.Elapsed.TotalSeconds;
                took.ShouldBeInRange(5, 60.2);
                spread.Add(took);
            });
        }

        spread.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Servers_GetAChangeOneAfterTheOther_AndNeverGoBack()
    {
        var zone = new TestZone();
        zone.Core.Time.Run(async () =>
        {
            zone.Apply(Change("UPSERT", "a.example.com", "A", 60, "10.0.0.1"));
            await zone.Wait(1);
            zone.Apply(Change("UPSERT", "a.example.com", "A", 60, "10.0.0.2"));
            var newest = new int[ZoneState.NameServers];
            for (var i = 0; i < 700; i++)
            {
                for (var server = 0; server < ZoneState.NameServers; server++)
                {
                    var number = zone.Zone.Served(server).Number;
                    number.ShouldBeGreaterThanOrEqualTo(newest[server]);
                    newest[server] = number;
                }

                await zone.Wait(0.1);
            }

            newest.ShouldAllBe(number => number == zone.Zone.Current.Number);
        });
    }

    [Fact]
    public void Change_NeverInSync_StaysPending()
    {
        var zone = new TestZone();
        zone.Service.Fault = PropagationFault.NeverInSync;
        zone.Core.Time.Run(async () =>
        {
            var change = zone.Apply(Change("CREATE", "a.example.com", "A", 60, "10.0.0.1"));
            await zone.Wait(3600);
            zone.Service.GetChange(change.Id).Status.Value.ShouldBe("PENDING");
            Servers(zone).ShouldBe(ZoneState.NameServers - 1);
        });
    }

    [Fact]
    public void Change_ForgottenOrUnknown_IsNoSuchChange()
    {
        var zone = new TestZone();
        var change = zone.Apply(Change("CREATE", "a.example.com", "A", 60, "10.0.0.1"));
        zone.Service.Fault = PropagationFault.ChangeForgotten;
        Should.Throw<NoSuchChangeException>(() => zone.Service.GetChange(change.Id));
        zone.Service.Fault = PropagationFault.None;
        zone.Service.GetChange(change.Id.Replace("/change/", "", StringComparison.Ordinal)).Id.ShouldBe(change.Id);
        Should.Throw<NoSuchChangeException>(() => zone.Service.GetChange("/change/CNOBODY"));
    }

    [Fact]
    public void Change_WhileTheZoneIsBusy_IsPriorRequestNotComplete()
    {
        var zone = new TestZone(new Route53Options { RequestWindow = TimeSpan.FromSeconds(2) });
        var other = zone.Service.CreateZone("example.net");
        zone.Core.Time.Run(async () =>
        {
            zone.Apply(Change("CREATE", "a.example.com", "A", 60, "10.0.0.1"));
            await zone.Wait(1);
            Should.Throw<PriorRequestNotCompleteException>(() => zone.Apply(Change("CREATE", "b.example.com", "A", 60, "10.0.0.1")));
            zone.Service.SetByOther(other, DnsRecord.Simple("b.example.net", "A", 60, "10.0.0.1"));
            await zone.Wait(1);
            zone.Apply(Change("CREATE", "b.example.com", "A", 60, "10.0.0.1"));
        });
    }

    [Fact]
    public void Changed_IsRaisedOnceForASwapWithBeforeAfterAndCaller()
    {
        var zone = new TestZone(new Route53Options { Propagation = DurationRange.Exactly(TimeSpan.FromSeconds(30)) });
        var old = DnsRecord.Simple("db.example.com", "CNAME", 60, "old.example.net");
        zone.Zone.Seed(old);
        var raised = new List<RecordChange>();
        zone.Service.Changed += raised.Add;
        zone.Apply(
            Change("DELETE", "db.example.com", "CNAME", 60, "old.example.net"),
            Change("CREATE", "db.example.com", "CNAME", 60, "new.example.net"));
        zone.Service.SetByOther(zone.Zone, old, "terraform");

        raised.Select(change => $"{change.Before?.Values[0]} -> {change.After?.Values[0]} by {change.Caller}")
            .ShouldBe(["old.example.net -> new.example.net by test", "new.example.net -> old.example.net by terraform"]);
        raised[0].Zone.ShouldBeSameAs(zone.Zone);
        zone.Core.Journal.Entries.Count(entry => entry.Kind == "record-changed").ShouldBe(2);
    }

    private static int Servers(TestZone zone) =>
        Enumerable.Range(0, ZoneState.NameServers).Count(server => zone.Zone.Served(server) == zone.Zone.Current);
}
