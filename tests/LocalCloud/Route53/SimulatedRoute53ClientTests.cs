using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Route53;
using Failover.Tests.LocalCloud.DocumentDb;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

public sealed class SimulatedRoute53ClientTests
{
    private static readonly Route53Options Unlimited = new() { AllRequests = null, EachAction = null };

    [Fact]
    public void List_ReturnsNamesWithDotAndEscapesInOrderOfReversedLabels()
    {
        var zone = new TestZone(Unlimited);
        string[] names = ["z.example.com", "*.b.example.com", "b.example.com", "a.b.example.com", "B-1.example.com", "a_b.example.com"];
        zone.Apply([.. names.Select(name => Change("CREATE", name, "A", 60, "10.0.0.1"))]);
        zone.Core.Time.Run(async () =>
        {
            var answer = await zone.Client.ListResourceRecordSetsAsync(
                new ListResourceRecordSetsRequest { HostedZoneId = "/hostedzone/Z0EXAMPLE" }, CancellationToken.None);
            answer.IsTruncated.ShouldBe(false);
            answer.MaxItems.ShouldBe("300");

            // '-' sorts before the dot that ends a label, as AWS documents.
            answer.ResourceRecordSets.Select(set => $"{set.Name} {set.Type.Value}").ShouldBe([
                "example.com. NS", "example.com. SOA", "a_b.example.com. A", "b-1.example.com. A", "b.example.com. A",
                @"\052.b.example.com. A", "a.b.example.com. A", "z.example.com. A",
            ]);
        });
    }

    [Fact]
    public void List_InPages_ReturnsEachRecordOnce()
    {
        var zone = new TestZone(Unlimited);
        zone.Apply([.. Enumerable.Range(0, 25).SelectMany(i => new[]
        {
            Change("CREATE", $"n{i:00}.example.com", "A", 60, "10.0.0.1"), Change("CREATE", $"n{i:00}.example.com", "TXT", 60, "\"x\""),
        })]);
        zone.Core.Time.Run(async () =>
        {
            var seen = new List<string>();
            var request = new ListResourceRecordSetsRequest { HostedZoneId = "Z0EXAMPLE", MaxItems = "7" };
            ListResourceRecordSetsResponse page;
            do
            {
                page = await zone.Client.ListResourceRecordSetsAsync(request, CancellationToken.None);
                seen.AddRange(page.ResourceRecordSets.Select(set => set.Name + set.Type.Value));
                (request.StartRecordName, request.StartRecordType) = (page.NextRecordName, page.NextRecordType);
            }
            while (page.IsTruncated == true);
            seen.Count.ShouldBe(52);
            seen.Distinct().Count().ShouldBe(52);
        });
    }

    [Fact]
    public void List_FromAName_BeginsThere()
    {
        var zone = new TestZone(Unlimited);
        zone.Apply(Change("CREATE", "db.example.com", "CNAME", 60, "x.example.net"), Change("CREATE", "www.example.com", "A", 60, "10.0.0.1"));
        zone.Core.Time.Run(async () =>
        {
            var request = new ListResourceRecordSetsRequest { HostedZoneId = "Z0EXAMPLE", StartRecordName = "DB.example.com", StartRecordType = "CNAME", MaxItems = "1" };
            var answer = await zone.Client.ListResourceRecordSetsAsync(request, CancellationToken.None);
            answer.ResourceRecordSets.ShouldHaveSingleItem().Name.ShouldBe("db.example.com.");
            answer.IsTruncated.ShouldBe(true);
            answer.NextRecordName.ShouldBe("www.example.com.");

            request.StartRecordName = null;
            await Refused.Async<InvalidInputException>(() => zone.Client.ListResourceRecordSetsAsync(request, CancellationToken.None));
            (request.StartRecordType, request.MaxItems) = (null, "many");
            await Refused.Async<InvalidInputException>(() => zone.Client.ListResourceRecordSetsAsync(request, CancellationToken.None));
        });
    }

    [Fact]
    public void GetHostedZone_TellsPublicFromPrivateTwin()
    {
        var zone = new TestZone();
        var twin = zone.Service.CreateZone("example.com", isPrivate: true, "Z0PRIVATE");
        zone.Core.Time.Run(async () =>
        {
            (await Private("Z0EXAMPLE")).ShouldBe(false);
            (await Private(twin.Id)).ShouldBe(true);
            await Refused.Async<NoSuchHostedZoneException>(() => Private("ZNOBODY"));
        });

        async Task<bool?> Private(string id) =>
            (await zone.Client.GetHostedZoneAsync(new GetHostedZoneRequest { Id = id }, CancellationToken.None)).HostedZone.Config.PrivateZone;
    }

    [Fact]
    public void Change_GoesThroughTheGateWithArnAndConditionKeys()
    {
        var zone = new TestZone();
        var calls = new List<ApiCall>();
        zone.Core.Gate.Authorize = call =>
        {
            calls.Add(call);
            return null;
        };
        zone.Core.Time.Run(async () =>
        {
            var changes = new List<Change> { Change("CREATE", "*.Example.com.", "CNAME", 60, "x.example.net"), Change("UPSERT", "b.example.com", "A", 60, "10.0.0.1") };
            var answer = await zone.Client.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest { HostedZoneId = "Z0EXAMPLE", ChangeBatch = new ChangeBatch { Changes = changes } }, CancellationToken.None);
            await zone.Client.GetChangeAsync(new GetChangeRequest { Id = answer.ChangeInfo.Id }, CancellationToken.None);
            calls[1].Resource.ShouldBe("arn:aws:route53:::change/" + answer.ChangeInfo.Id["/change/".Length..]);
        });
        calls[0].Resource.ShouldBe("arn:aws:route53:::hostedzone/Z0EXAMPLE");
        calls[0].Conditions["route53:ChangeResourceRecordSetsNormalizedRecordNames"].ShouldBe([@"\052.example.com", "b.example.com"]);
        calls[0].Conditions["route53:ChangeResourceRecordSetsRecordTypes"].ShouldBe(["CNAME", "A"]);
        calls[0].Conditions["route53:ChangeResourceRecordSetsActions"].ShouldBe(["CREATE", "UPSERT"]);
        calls[1].Conditions.ShouldBeEmpty();
    }

    [Fact]
    public void Change_WhoseAnswerIsLost_IsAppliedOnce()
    {
        var zone = new TestZone();
        zone.Core.Gate.Add(new ApiFault(ApiFaultKind.LostAnswer, "route53", "ChangeResourceRecordSets", TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        zone.Core.Time.Run(async () =>
        {
            var batch = new ChangeBatch { Changes = [Change("CREATE", "a.example.com", "A", 60, "10.0.0.1")] };
            await Refused.Async<TaskCanceledException>(() => zone.Client.ChangeResourceRecordSetsAsync(
                new ChangeResourceRecordSetsRequest { HostedZoneId = "Z0EXAMPLE", ChangeBatch = batch }, CancellationToken.None));
        });
        zone.Records.ShouldBe(["a.example.com. A 10.0.0.1 ttl 60"]);
    }

    [Theory]
    [InlineData("www.example.com.", "com.example.www.")]
    [InlineData("www.example.com", "com.example.www.")]
    [InlineData("com.", "com.")]
    [InlineData(".", ".")]
    public void Name_SortKey_IsItsLabelsReversed(string name, string key) => DnsName.SortKey(name).ShouldBe(key);

    [Theory]
    [InlineData("example.com", "example.com.")]
    [InlineData("", ".")]
    [InlineData(".", ".")]
    public void Name_WithoutOddCharacters_OnlyGetsItsDot(string name, string normal) => DnsName.Normalize(name).ShouldBe(normal);

    [Fact]
    public void Name_Normalized_IsLowerCaseWithDotAndOctalEscapes()
    {
        DnsName.Normalize("*.Example.COM").ShouldBe(@"\052.example.com.");
        DnsName.Normalize(@"\052.example.com.").ShouldBe(@"\052.example.com.");
        DnsName.Normalize("a b@x.com").ShouldBe(@"a\040b\100x.com.");
    }
}
