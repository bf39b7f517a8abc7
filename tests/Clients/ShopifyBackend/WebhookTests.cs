using System.Globalization;
using System.Net;
using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients.ShopifyBackend;

public sealed class WebhookTests
{
    [Fact]
    public async Task Webhook_SentTwice_IsAppliedOnceAndAnswered200BothTimes()
    {
        await using var bed = new Bed();
        var cluster = bed.Add("orders-a");
        bed.Point("orders-a");
        await using var shop = await RunningShop.StartAsync(bed);
        var sender = shop.Sender;
        (await sender.TryAsync("event-1")).ShouldBe(HttpStatusCode.OK);
        (await sender.TryAsync("event-1")).ShouldBe(HttpStatusCode.OK);
        Events(cluster).ShouldBe(["event-1"]);
    }

    [Theory]
    [InlineData("event-1", "bm90IHRoZSBzaWduYXR1cmU=", "{}", HttpStatusCode.Unauthorized)]
    [InlineData("event-1", "no base64", "{}", HttpStatusCode.Unauthorized)]
    [InlineData(null, null, "{}", HttpStatusCode.BadRequest)]
    [InlineData("event-1", null, "[1, 2", HttpStatusCode.BadRequest)]
    public async Task Webhook_NotShopifysOrBroken_IsRefusedAndNotApplied(
        string? id, string? signature, string body, HttpStatusCode expected)
    {
        await using var bed = new Bed();
        var cluster = bed.Add("orders-a");
        bed.Point("orders-a");
        await using var shop = await RunningShop.StartAsync(bed);
        var sender = shop.Sender;
        (await sender.TryAsync(id, signature, body)).ShouldBe(expected);
        Events(cluster).ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhooks_OverAWholeFailover_NoneAcknowledgedIsLostAndNoneAppliedTwice()
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        b.Writer = null;
        bed.Point("orders-a");
        a.React = b.React = LoseEveryFortiethAnswer();
        await using var shop = await RunningShop.StartAsync(bed);
        var sender = shop.Sender;

        List<Task<(string Id, bool Acknowledged)>> deliveries = [];
        async Task SendAsync(int from, int to)
        {
            for (var number = from; number < to; number++)
            {
                deliveries.Add(DeliverAsync(sender, $"event-{number}"));
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }

        await SendAsync(0, 50);
        a.Writer = null;
        await a.Members[0].CrashAsync();
        await SendAsync(50, 100);
        a.Members[1].FallSilent();
        await SendAsync(100, 320); // Longer than the four seconds after which the shop answers 503.
        lock (a.Gate)
        {
            b.Store.CopyFrom(a.Store);
        }

        b.Writer = b.Members[0];
        bed.Point("orders-b");
        await SendAsync(320, 370);

        var sent = await Task.WhenAll(deliveries);
        var events = Events(b);
        sent.Where(s => s.Acknowledged).Select(s => s.Id).Except(events).ShouldBeEmpty("acknowledged and lost");
        events.Count.ShouldBe(events.Distinct().Count(), "applied twice");
        sent.ShouldAllBe(s => s.Acknowledged);
        events.Count.ShouldBe(370);
        sender.Refused.ShouldBeGreaterThan(0, "the failover was to be felt");
    }

    private static async Task<(string Id, bool Acknowledged)> DeliverAsync(Sender sender, string id) =>
        (id, await sender.DeliverAsync(id));

    private static Func<MongoMember, MongoDB.Bson.BsonDocument, Reaction> LoseEveryFortiethAnswer()
    {
        var inserts = 0;
        return (_, command) => command.GetElement(0).Name == "insert" && Interlocked.Increment(ref inserts) % 40 == 0
            ? Reaction.HangUpAfter
            : Reaction.Answer;
    }

    private static List<string> Events(MongoCluster cluster)
    {
        lock (cluster.Gate)
        {
            return [.. cluster.Store.Documents("shop.events").Select(d => d["_id"].AsString)];
        }
    }
}
