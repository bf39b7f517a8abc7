using Amazon.Route53.Model;
using Failover.LocalCloud.Route53;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

public sealed class ChangeBatchTests
{
    private readonly TestZone zone = new();

    public ChangeBatchTests()
    {
        zone.Apply(
            Change("CREATE", "db.example.com", "CNAME", 60, "old.example.net"),
            Change("CREATE", "www.example.com", "A", 60, "10.0.0.1", "10.0.0.2"));
    }

    [Theory]
    [InlineData("db.example.com", "CNAME", 60, "old.example.net", null)]
    [InlineData("DB.Example.com.", "CNAME", 60, "old.example.net", null)]
    [InlineData("db.example.com", "CNAME", 61, "old.example.net", "but the values provided do not match the current values")]
    [InlineData("db.example.com", "CNAME", 60, "new.example.net", "but the values provided do not match the current values")]
    [InlineData("db.example.com", "TXT", 60, "old.example.net", "but it was not found")]
    [InlineData("no.example.com", "CNAME", 60, "old.example.net", "but it was not found")]
    public void Delete_MustMatchExactly(string name, string type, long ttl, string value, string? problem)
    {
        var change = Change("DELETE", name, type, ttl, value);
        if (problem is null)
        {
            zone.Apply(change);
            zone.Records.ShouldBe(["www.example.com. A 10.0.0.1,10.0.0.2 ttl 60"]);
        }
        else
        {
            zone.Refusal(change).ShouldBe($"Tried to delete resource record set [name='{name}.', type='{type}'] {problem}");
        }
    }

    [Fact]
    public void Delete_OfSeveralValues_MatchesInAnyOrderButNeedsAll()
    {
        zone.Refusal(Change("DELETE", "www.example.com", "A", 60, "10.0.0.1")).ShouldContain("do not match");
        zone.Apply(Change("DELETE", "www.example.com", "A", 60, "10.0.0.2", "10.0.0.1"));
        zone.Zone.Find("www.example.com", "A").ShouldBeNull();
    }

    [Fact]
    public void Create_IfItExists_IsRefused() => zone.Refusal(Change("CREATE", "db.example.com", "CNAME", 60, "x.example.net"))
        .ShouldBe("Tried to create resource record set [name='db.example.com.', type='CNAME'] but it already exists");

    [Fact]
    public void Upsert_CreatesOrReplaces()
    {
        zone.Apply(
            Change("UPSERT", "db.example.com", "CNAME", 5, "new.example.net"), Change("UPSERT", "api.example.com", "A", 5, "10.0.0.9"));
        zone.Records.ShouldBe([
            "api.example.com. A 10.0.0.9 ttl 5", "db.example.com. CNAME new.example.net ttl 5",
                "www.example.com. A 10.0.0.1,10.0.0.2 ttl 60",
        ]);
    }

    [Fact]
    public void Cname_AtTheApex_IsRefused() => zone.Refusal(Change("UPSERT", "example.com", "CNAME", 60, "x.example.net"))
        .ShouldBe("RRSet of type CNAME with DNS name example.com. is not permitted at apex in zone example.com.");

    [Fact]
    public void Cname_BesideAnotherType_IsRefusedEitherWay()
    {
        zone.Refusal(Change("CREATE", "www.example.com", "CNAME", 60, "x.example.net")).ShouldBe(
            "RRSet of type CNAME with DNS name www.example.com. is not permitted as it conflicts with other records with the same DNS name "
                + "in zone example.com.");
        zone.Refusal(Change("CREATE", "db.example.com", "A", 60, "10.0.0.1")).ShouldBe(
            "RRSet of type A with DNS name db.example.com. is not permitted because a conflicting RRSet of type CNAME with the same DNS "
                + "name already exists in zone example.com.");
    }

    [Fact]
    public void Type_ChangedInOneBatch_IsAllowed()
    {
        zone.Apply(
            Change("DELETE", "db.example.com", "CNAME", 60, "old.example.net"), Change("CREATE", "db.example.com", "A", 60, "10.0.0.3"));
        zone.Zone.Find("db.example.com", "A").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("db.example.org")]
    [InlineData("dbexample.com")]
    [InlineData("example.com.evil.net")]
    public void Name_OutsideTheZone_IsRefused(string name) => zone.Refusal(Change("UPSERT", name, "CNAME", 60, "x.example.net"))
        .ShouldBe($"RRSet with DNS name {name}. is not permitted in zone example.com.");

    [Fact]
    public void Batch_WithProblems_ListsAllAndChangesNothing()
    {
        var before = zone.Zone.Current;
        zone.Refusal(
                Change("CREATE", "fine.example.com", "A", 60, "10.0.0.3"),
                Change("DELETE", "no.example.com", "A", 60, "10.0.0.3"),
                Change("CREATE", "db.example.com", "CNAME", 60, "x.example.net"))
            .ShouldBe(
                "Tried to delete resource record set [name='no.example.com.', type='A'] but it was not found, " +
                "Tried to create resource record set [name='db.example.com.', type='CNAME'] but it already exists");
        zone.Zone.Current.ShouldBeSameAs(before);
    }

    [Fact]
    public void SameRecordSet_NamedTwice_IsRefusedUnlessDeleteThenCreate()
    {
        zone.Refusal(Change("UPSERT", "a.example.com", "A", 60, "10.0.0.3"), Change("UPSERT", "a.example.com", "A", 60, "10.0.0.4"))
            .ShouldBe("The request contains an invalid set of changes for a resource record set 'A a.example.com.'");
        zone.Apply(
            Change("DELETE", "db.example.com", "CNAME", 60, "old.example.net"),
            Change("CREATE", "db.example.com", "CNAME", 60, "new.example.net"));
        zone.Zone.Find("db.example.com")?.Values.ShouldBe(["new.example.net"]);
    }

    [Theory]
    [InlineData("A", "db.example.net")]
    [InlineData("A", "10.1")]
    [InlineData("AAAA", "10.0.0.1")]
    [InlineData("TXT", "unquoted")]
    public void Value_OfTheWrongForm_IsRefused(string type, string value) =>
        zone.Refusal(Change("CREATE", "v.example.com", type, 60, value)).ShouldStartWith("Invalid Resource Record: 'FATAL problem: ");

    [Fact]
    public void Apex_KeepsItsSoaAndNs()
    {
        foreach (var type in new[] { "SOA", "NS" })
        {
            var record = zone.Zone.Find("example.com", type).ShouldNotBeNull();
            zone.Refusal(new Change { Action = "DELETE", ResourceRecordSet = record.ToSdk() }).ShouldStartWith("A HostedZone must contain");
        }
    }

    [Fact]
    public void RoutingPolicies_AreKeptApartBySetIdentifier()
    {
        ResourceRecordSet Weighted(string id, long weight)
        {
            var set = Set("shop.example.com", "CNAME", 60, $"{id}.example.net");
            (set.SetIdentifier, set.Weight) = (id, weight);
            return set;
        }

        zone.Apply(Change("CREATE", Weighted("blue", 90)), Change("CREATE", Weighted("green", 10)));
        zone.Zone.Current.At("shop.example.com.").Count().ShouldBe(2);
        zone.Refusal(Change("CREATE", "shop.example.com", "CNAME", 60, "x.example.net"))
            .ShouldContain("cannot be created as other RRSets exist");
        zone.Refusal(Change("DELETE", Weighted("blue", 50))).ShouldBe(
            "Tried to delete resource record set [name='shop.example.com.', type='CNAME', set-identifier='blue'] but the values provided "
                + "do not match the current values");
        zone.Apply(Change("DELETE", Weighted("blue", 90)));
    }

    [Fact]
    public void Zone_Unknown_IsNoSuchHostedZone() =>
        Should.Throw<NoSuchHostedZoneException>(() => zone.Service.Change("ZNOBODY", new ChangeBatch(), "test")).Message.ShouldBe(
            "No hosted zone found with ID: ZNOBODY");

    [Fact]
    public void Alias_IsKeptAndMustMatchOnDelete()
    {
        var alias = new ResourceRecordSet
        {
            Name = "example.com",
            Type = "A",
            AliasTarget = new AliasTarget { HostedZoneId = "Z2", DNSName = "lb.example.net", EvaluateTargetHealth = false },
        };
        zone.Apply(Change("CREATE", alias));
        alias.AliasTarget.EvaluateTargetHealth = true;
        zone.Refusal(Change("DELETE", alias)).ShouldContain("do not match");
        alias.AliasTarget.EvaluateTargetHealth = false;
        zone.Apply(Change("DELETE", alias));
    }
}
