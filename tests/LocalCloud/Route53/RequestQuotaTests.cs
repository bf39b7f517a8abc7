using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;
using Failover.LocalCloud.Route53;
using Failover.Tests.LocalCloud.DocumentDb;
using static Failover.Tests.LocalCloud.Route53.TestZone;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>According to the developer guide since July 2026: "Throttling for Amazon Route 53 API requests".</summary>
public sealed class RequestQuotaTests
{
    [Fact]
    public void Requests_AfterABurstOfFifty_FlowBackTenASecond()
    {
        var zone = new TestZone();
        zone.Core.Time.Run(async () =>
        {
            (await SendAsync(zone, 60, Get)).ShouldBe(50);
            await zone.Wait(1);
            (await SendAsync(zone, 60, Get)).ShouldBeInRange(10, 15);
            await zone.Wait(3600);
            (await SendAsync(zone, 60, Get)).ShouldBe(50);
        });
        zone.Service.Requests.Refused.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Requests_RefusedOnes_AreThrottlingByRateExceeded()
    {
        var zone = new TestZone(new Route53Options { AllRequests = new BucketSize(1, 0.1) });
        zone.Core.Time.Run(async () =>
        {
            await Get(zone);
            var refused = await Refused.Async<AmazonRoute53Exception>(() => Get(zone));
            (refused.ErrorCode, refused.Message).ShouldBe(("Throttling", "Rate exceeded"));
        });
    }

    [Fact]
    public void Requests_OfOneAction_DoNotAffectTheOthers()
    {
        var zone = new TestZone(new Route53Options { AllRequests = new BucketSize(100, 1), EachAction = new BucketSize(5, 0.001) });
        zone.Core.Time.Run(async () =>
        {
            (await SendAsync(zone, 10, Get)).ShouldBe(5);
            (await SendAsync(zone, 10, List)).ShouldBe(5);
        });
    }

    [Theory]
    [InlineData("CREATE", 4)]
    [InlineData("UPSERT", 2)]
    public void Changes_CountOneByOne_AnUpsertTwice(string action, int batches)
    {
        var zone = new TestZone(new Route53Options { RecordChanges = new BucketSize(8, 0.001) });
        zone.Core.Time.Run(async () =>
        {
            var next = 0;
            (await SendAsync(zone, 6, z => z.Client.ChangeResourceRecordSetsAsync(Batch(action, next += 2), CancellationToken.None)))
                .ShouldBe(batches);

            // Reads do not count as changes.
            (await SendAsync(zone, 6, Get)).ShouldBe(6);
        });
    }

    private static ChangeResourceRecordSetsRequest Batch(string action, int number) => new()
    {
        HostedZoneId = "Z0EXAMPLE",
        ChangeBatch = new ChangeBatch
        {
            Changes = [.. new[] { number, number + 1 }.Select(n => Change(action, $"n{n}.example.com", "A", 60, "10.0.0.1"))],
        },
    };

    private static Task Get(TestZone zone) =>
        zone.Client.GetHostedZoneAsync(new GetHostedZoneRequest { Id = "Z0EXAMPLE" }, CancellationToken.None);

    private static Task List(TestZone zone) =>
        zone.Client.ListResourceRecordSetsAsync(new ListResourceRecordSetsRequest { HostedZoneId = "Z0EXAMPLE" }, CancellationToken.None);

    /// <returns>How many of them were answered.</returns>
    private static async Task<int> SendAsync(TestZone zone, int requests, Func<TestZone, Task> send)
    {
        var calls = Enumerable.Range(0, requests).Select(_ => send(zone)).ToList();
        while (!calls.TrueForAll(static call => call.IsCompleted))
        {
            await zone.Wait(0.1);
        }

        return calls.Count(static call => call.IsCompletedSuccessfully);
    }
}
