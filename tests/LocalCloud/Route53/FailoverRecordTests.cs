using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>Which records with failover routing Route 53 accepts, and which it refuses.</summary>
public sealed class FailoverRecordTests
{
    private readonly TestZone zone = new();

    public FailoverRecordTests() => zone.Service.HealthChecks.Set("hc-1", true);

    [Fact]
    public void PrimaryAndSecondary_CoexistAndAreListed()
    {
        zone.Apply(Create("a", "PRIMARY", "hc-1"), Create("b", "SECONDARY"));
        var listed = zone.Core.Time.Run(() => zone.Client.ListResourceRecordSetsAsync(
            new ListResourceRecordSetsRequest { HostedZoneId = zone.Zone.Id, StartRecordName = "db.example.com" }));
        listed.ResourceRecordSets.Select(s => $"{s.SetIdentifier} {s.Failover.Value} {s.HealthCheckId}")
            .ShouldBe(["a PRIMARY hc-1", "b SECONDARY "]);
    }

    [Fact]
    public void Primary_WithoutHealthCheck_IsRefused() =>
        zone.Refusal(Create("a", "PRIMARY")).ShouldContain("primary ResourceRecordSet must have an associated health check");

    [Fact]
    public void Record_OfAHealthCheckThatDoesNotExist_IsRefused() =>
        Should.Throw<NoSuchHealthCheckException>(() => zone.Apply(Create("a", "PRIMARY", "hc-2")));

    [Fact]
    public void SecondPrimary_IsRefused()
    {
        zone.Apply(Create("a", "PRIMARY", "hc-1"));
        zone.Refusal(Create("b", "PRIMARY", "hc-1")).ShouldContain("other RRSets exist with the same name and type");
    }

    [Fact]
    public void BesideASimpleRecord_IsRefused()
    {
        zone.Apply(TestZone.Change("CREATE", "db.example.com", "CNAME", 5, "old.example.net"));
        zone.Refusal(Create("a", "PRIMARY", "hc-1")).ShouldContain("other RRSets exist with the same name and type");
    }

    [Fact]
    public void SimpleRecord_IsExchangedForFailoverRecordsInOneBatch()
    {
        zone.Apply(TestZone.Change("CREATE", "db.example.com", "CNAME", 5, "old.example.net"));
        zone.Apply(
            TestZone.Change("DELETE", "db.example.com", "CNAME", 5, "old.example.net"), Create("a", "PRIMARY", "hc-1"),
            Create("b", "SECONDARY"));
        zone.Records.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData(null, "PRIMARY", "Missing field 'SetIdentifier'")]
    [InlineData("a", null, "but found none")]
    [InlineData("a", "TERTIARY", "Failover must be PRIMARY or SECONDARY")]
    public void Form_Wrong_IsInvalidInput(string? identifier, string? failover, string told) =>
        Should.Throw<InvalidInputException>(() => zone.Apply(Create(identifier, failover))).Message.ShouldContain(told);

    [Fact]
    public void TwoPolicies_AreInvalidInput()
    {
        var change = Create("a", "SECONDARY");
        change.ResourceRecordSet.Weight = 10;
        Should.Throw<InvalidInputException>(() => zone.Apply(change)).Message.ShouldContain("more than one");
    }

    [Fact]
    public void GetHealthCheck_Answers()
    {
        var check = zone.Core.Time.Run(() => zone.Client.GetHealthCheckAsync(new GetHealthCheckRequest { HealthCheckId = "hc-1" }));
        check.HealthCheck.Id.ShouldBe("hc-1");
    }

    private static Change Create(string? identifier, string? failover, string? check = null)
    {
        var set = TestZone.Set("db.example.com", "CNAME", 5, $"{identifier}.example.net");
        (set.SetIdentifier, set.HealthCheckId) = (identifier, check);
        set.Failover = failover is null ? null : new ResourceRecordSetFailover(failover);
        return TestZone.Change("CREATE", set);
    }
}
