using Failover.LocalCloud.Dns;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;
using Failover.Tests.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.Dns;

public sealed class ResolverTests
{
    private static readonly Route53Options TenSeconds = new() { Propagation = DurationRange.Exactly(TimeSpan.FromSeconds(10)) };

    [Fact]
    public void Record_ResolvesThroughTheClusterEndpointToTheWritersAddress()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            var answer = await cloud.Resolver.ResolveAsync("Orders-DB.example.com.", CancellationToken.None);
            answer.Problem.ShouldBeNull();
            answer.CanonicalNames.ShouldBe([cloud.Cluster.Endpoint, cloud.Instance(1).Host]);
            answer.Addresses.ShouldBe([cloud.Instance(1).Address]);
            answer.TimeToLive.ShouldBe(TimeSpan.FromSeconds(5));
            cloud.Core.Time.Elapsed.TotalMilliseconds.ShouldBeInRange(1, 30);
        });
    }

    [Fact]
    public void Record_ChangedEverywhere_IsServedFromTheCacheUntilItsTtlHasPassed()
    {
        var cloud = new TestCloud(dns: TenSeconds);
        cloud.Run(async () =>
        {
            cloud.Resolver.Resolve(TestCloud.RecordName);
            cloud.Dns.SetByOther(cloud.Zone, DnsRecord.Simple(TestCloud.RecordName, "CNAME", 60, cloud.Instance(3).Host));
            await cloud.Wait(59.9);
            cloud.Resolver.Resolve(TestCloud.RecordName).CanonicalNames[0].ShouldBe(cloud.Cluster.Endpoint);
            await cloud.Wait(0.2);
            cloud.Resolver.Resolve(TestCloud.RecordName).CanonicalNames.ShouldBe([cloud.Instance(3).Host]);
        });
    }

    [Fact]
    public void Resolvers_HaveTheirOwnCaches()
    {
        var cloud = new TestCloud(dns: TenSeconds);
        var other = new Resolver(cloud.Core, cloud.Dns, cloud.Database, new ResolverOptions { Name = "other" });
        cloud.Run(async () =>
        {
            cloud.Resolver.Resolve(TestCloud.RecordName);
            cloud.Dns.SetByOther(cloud.Zone, DnsRecord.Simple(TestCloud.RecordName, "CNAME", 60, cloud.Instance(3).Host));
            await cloud.Wait(11);
            other.Resolve(TestCloud.RecordName).CanonicalNames[0].ShouldBe(cloud.Instance(3).Host);
            cloud.Resolver.Resolve(TestCloud.RecordName).CanonicalNames[0].ShouldBe(cloud.Cluster.Endpoint);
        });
    }

    [Fact]
    public void Record_WhilePending_IsOldOrNewByTheServerThatIsAsked()
    {
        var cloud = new TestCloud(dns: new Route53Options { Propagation = DurationRange.Exactly(TimeSpan.FromSeconds(60)) });
        cloud.Run(async () =>
        {
            cloud.Dns.SetByOther(cloud.Zone, DnsRecord.Simple(TestCloud.RecordName, "CNAME", 60, cloud.Instance(3).Host));
            await cloud.Wait(50);
            var answers = new HashSet<string>();
            for (var i = 0; i < 50; i++)
            {
                cloud.Resolver.Flush();
                answers.Add(cloud.Resolver.Resolve(TestCloud.RecordName).CanonicalNames[0]);
            }

            answers.ShouldBe([cloud.Cluster.Endpoint, cloud.Instance(3).Host], ignoreOrder: true);
        });
    }

    [Fact]
    public void ClusterEndpoint_AfterPromotion_FollowsWithinLagAndTtl()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Resolver.Resolve(TestCloud.RecordName);
            cloud.Cluster.Inject.Promote("orders-prod-2");
            cloud.Resolver.Resolve(TestCloud.RecordName).Addresses.ShouldBe([cloud.Instance(1).Address]);
            await cloud.Wait(10.1);
            cloud.Resolver.Resolve(TestCloud.RecordName).Addresses.ShouldBe([cloud.Instance(2).Address]);
        });
    }

    [Fact]
    public void MissingName_IsCachedForTheZonesNegativeTtl()
    {
        var cloud = new TestCloud(dns: TenSeconds);
        cloud.Run(async () =>
        {
            var missing = cloud.Resolver.Resolve("new.example.com");
            missing.Problem.ShouldNotBeNull();
            missing.TimeToLive.ShouldBe(TimeSpan.FromSeconds(900));
            cloud.Dns.SetByOther(cloud.Zone, DnsRecord.Simple("new.example.com", "A", 60, "10.9.9.9"));
            await cloud.Wait(899);
            cloud.Resolver.Resolve("new.example.com").Addresses.ShouldBeEmpty();
            await cloud.Wait(2);
            cloud.Resolver.Resolve("new.example.com").Addresses.ShouldHaveSingleItem().ToString().ShouldBe("10.9.9.9");
        });
    }

    [Fact]
    public void ResolverDown_AnswersNobodyUntilItIsUpAgain()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Resolver.SetDown(true);
            var answer = await cloud.Resolver.ResolveAsync(TestCloud.RecordName, CancellationToken.None);
            answer.Problem.ShouldNotBeNull().ShouldContain("did not answer");
            cloud.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
            cloud.Resolver.SetDown(false);
            (await cloud.Resolver.ResolveAsync(TestCloud.RecordName, CancellationToken.None)).Addresses.ShouldNotBeEmpty();
        });
    }

    [Fact]
    public void PrivateZone_HidesItsPublicTwinInsideTheVpcOnly()
    {
        var cloud = new TestCloud();
        var twin = cloud.Dns.CreateZone("example.com", isPrivate: false, "Z0PUBLIC");
        twin.Seed(DnsRecord.Simple(TestCloud.RecordName, "A", 60, "198.51.100.7"));
        var outside = new Resolver(cloud.Core, cloud.Dns, cloud.Database, new ResolverOptions { Name = "internet", InVpc = false });
        cloud.Resolver.Resolve(TestCloud.RecordName).Addresses.ShouldBe([cloud.Instance(1).Address]);
        outside.Resolve(TestCloud.RecordName).Addresses.ShouldHaveSingleItem().ToString().ShouldBe("198.51.100.7");
    }

    [Fact]
    public void FailoverRecords_SwitchToTheSecondaryWhenTheHealthCheckFails()
    {
        var cloud = new TestCloud();
        cloud.Zone.Seed(DnsRecord.Simple("ha.example.com", "CNAME", 0, cloud.Instance(1).Host) with
        {
            SetIdentifier = "one",
            Failover = "PRIMARY",
            HealthCheckId = "hc-1",
        });
        cloud.Zone.Seed(DnsRecord.Simple("ha.example.com", "CNAME", 0, cloud.Instance(2).Host) with
        {
            SetIdentifier = "two",
            Failover = "SECONDARY",
        });
        cloud.Resolver.Resolve("ha.example.com").CanonicalNames[0].ShouldBe(cloud.Instance(1).Host);
        cloud.Dns.HealthChecks.Set("hc-1", false);
        cloud.Resolver.Resolve("ha.example.com").CanonicalNames[0].ShouldBe(cloud.Instance(2).Host);
    }

    [Theory]
    [InlineData(true, true, 1)]
    [InlineData(false, true, 2)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 1)]
    public void FailoverRecords_AnswerThePrimaryUnlessItAloneIsUnhealthy(bool primary, bool secondary, int expected)
    {
        var cloud = new TestCloud();
        foreach (var (role, check, healthy, instance) in new[] { ("PRIMARY", "hc-1", primary, 1), ("SECONDARY", "hc-2", secondary, 2) })
        {
            cloud.Dns.HealthChecks.Set(check, healthy);
            cloud.Zone.Seed(DnsRecord.Simple("ha.example.com", "CNAME", 0, cloud.Instance(instance).Host) with
            {
                SetIdentifier = role,
                Failover = role,
                HealthCheckId = check,
            });
        }

        cloud.Resolver.Resolve("ha.example.com").CanonicalNames[0].ShouldBe(cloud.Instance(expected).Host);
    }

    [Fact]
    public void Wildcard_AnswersForNamesThatDoNotExist()
    {
        var cloud = new TestCloud();
        cloud.Zone.Seed(DnsRecord.Simple("*.example.com", "A", 60, "10.7.7.7"));
        cloud.Resolver.Resolve("any.thing.example.com").Addresses.ShouldHaveSingleItem().ToString().ShouldBe("10.7.7.7");
        cloud.Resolver.Resolve(TestCloud.RecordName).Addresses.ShouldBe([cloud.Instance(1).Address]);
    }

    [Fact]
    public void CnameLoop_EndsWithAProblem()
    {
        var cloud = new TestCloud();
        cloud.Zone.Seed(DnsRecord.Simple("a.example.com", "CNAME", 60, "b.example.com"));
        cloud.Zone.Seed(DnsRecord.Simple("b.example.com", "CNAME", 60, "a.example.com"));
        cloud.Resolver.Resolve("a.example.com").Problem.ShouldNotBeNull();
    }
}
