using Failover.DocumentDb;
using Failover.Drill.Live;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.DocumentDb;
using Failover.Tests.Clients;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.Tests.Drill.Live;

/// <summary>The real driver against a world on sockets, in real time.</summary>
public sealed class LiveDatabasesTests
{
    private static readonly RetryOptions Retry = new() { SafeToRepeat = true, Deadline = TimeSpan.FromSeconds(60) };

    [Theory]
    [InlineData(InstanceState.Refusing)]
    [InlineData(InstanceState.Dropping)]
    public async Task World_LosesItsWriter_RealDriverWritesToThePromotedOne(InstanceState loss)
    {
        var world = new World(ScenarioLibrary.Find("writer-crash")!.World, seed: 1);
        await using var databases = new LiveDatabases(world, resolverPort: 0, TimeSpan.Zero, network: 128 + (Environment.ProcessId % 90));
        var end = new TaskCompletionSource();
        var living = Task.Run(() => world.Cloud.Core.Time.Run(() => end.Task, pace: 1));
        var caFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(caFile, databases.CaPem);
        await using (var client = await FailoverClient.ConnectAsync(Options(world, databases, caFile)))
        {
            await InsertAsync(client, 1);
            world.Cloud.Core.Time.Post(() =>
            {
                world.Database.Inject.SlowPromotion(TimeSpan.FromSeconds(1));
                world.Database.Inject.CrashWriter(loss);
            });
            var cluster = databases.Clusters[0].Mongo;
            await Writes.UntilAsync(() => cluster.Writer != cluster.Members[0], "the sockets show that the writer is lost");
            await InsertAsync(client, 2);
        }

        world.Cloud.Core.Time.Post(() => end.SetResult());
        await living;
        File.Delete(caFile);

        var seen = databases.Clients.Clients.ShouldHaveSingleItem();
        seen.Name.ShouldBe("shop");
        seen.Writes.ShouldBe(2);
        seen.Outage.TotalSeconds.ShouldBeGreaterThan(1);
        seen.Connections.ShouldBeGreaterThan(1);
        databases.Reach.After.ShouldNotBeNull().TotalSeconds.ShouldBeGreaterThan(1);
        seen.FirstAfter(databases.Reach.Since!.Value).ShouldNotBeNull().ShouldBeLessThan(seen.Outage);
        seen.Lost(databases.Clusters[0].Mongo).ShouldBe(0);
        Lane(databases).Tracks.ShouldHaveSingleItem().Spans.Take(3).Select(static span => span.Kind)
            .ShouldBe([SpanKind.Good, SpanKind.Bad, SpanKind.Good]);
        world.Database.Writer.Identifier.ShouldNotBe(world.Database.Instances[0].Identifier);
    }

    /// <summary>What its page shows of the real application.</summary>
    private static Lane Lane(LiveDatabases databases) => LiveEvidence.With(
        new RunEvidence
        {
            Title = "",
            Source = "",
            Outcome = null,
            Summary = "",
            Origin = World.Start,
            OriginName = "",
            Definition = "",
            Visits = [],
            Lanes = [],
            Happenings = [],
            DnsChanges = [],
            Proofs = [],
            Mails = [],
            Writes = [],
            Facts = [],
        },
        databases.Clients, World.Start, TimeProvider.System).Lanes[0];

    [Theory]
    [InlineData(WireBehaviour.BadCertificate, "Expected a certificate for")]
    [InlineData(WireBehaviour.Garbage, "to answer hello, but found")]
    public async Task World_MisbehavesOnTheWire_RealDriverRefusesIt(WireBehaviour behaviour, string message)
    {
        var world = new World(new WorldSpec(), seed: 1);
        world.Database.Inject.Misbehave(behaviour);
        await using var databases = new LiveDatabases(world, resolverPort: 0, TimeSpan.Zero, network: 20 + (Environment.ProcessId % 30));
        var end = new TaskCompletionSource();
        var living = Task.Run(() => world.Cloud.Core.Time.Run(() => end.Task, pace: 1));
        var caFile = Path.GetTempFileName();
        await File.WriteAllTextAsync(caFile, databases.CaPem);

        // The reason of the last attempt is thrown: not that the resolver was slow at first, on a machine with much to do.
        var options = Options(world, databases, caFile) with { StartupTimeout = TimeSpan.FromSeconds(12) };
        var failure = await Should.ThrowAsync<FailoverConnectException>(() => FailoverClient.ConnectAsync(options));
        world.Cloud.Core.Time.Post(() => end.SetResult());
        await living;
        File.Delete(caFile);
        failure.Message.ShouldContain(message);
    }

    private static FailoverClientOptions Options(World world, LiveDatabases databases, string caFile) => new()
    {
        Record = world.Spec.Record,
        Port = world.Database.Port,
        CaFile = caFile,
        Resolvers = [databases.Resolver.ToString()],
        Configure = settings => settings.ApplicationName = "shop",
    };

    private static Task InsertAsync(FailoverClient client, int id) => client.RunAsync(
        (mongo, token) => mongo.GetDatabase("shop").GetCollection<BsonDocument>("orders")
            .InsertOneAsync(new BsonDocument("_id", id), cancellationToken: token),
        Retry);
}
