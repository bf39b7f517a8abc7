using System.Diagnostics;
using System.Globalization;
using Failover.Functions.Contract;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.Tests.Fakes;
using Xunit.Abstractions;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>What a probe leaves behind: a heartbeat makes 8,640 of them a day in one process, one every 10 s.</summary>
/// <remarks>
/// Runs alone, because threads and memory are the process's. The environment variable LEAK_PROBES sets the number of probes:
/// <c>LEAK_PROBES=2000 dotnet test --filter LeakTests --logger "console;verbosity=detailed"</c> prints the figures.
/// </remarks>
[Collection(AloneCollection.Name)]
public sealed class LeakTests(ITestOutputHelper output)
{
    /// <summary>Probes before the first measurement, after which the thread pool and the heap have settled.</summary>
    private const int WarmUp = 20;

    /// <summary>A leaking probe leaves two threads: 600 in total. The thread pool alone may add or remove several dozen.</summary>
    private const int MostThreads = 60;

    private const long MostBytes = 4 << 20;

    /// <summary>The number of concurrent probes: they spend most of their time waiting for the network.</summary>
    private const int Together = 4;

    private static int Probes { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("LEAK_PROBES"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count : 300;

    [Fact]
    public async Task AskAsync_ManyTimes_LeavesNeitherThreadsNorMemory()
    {
        await using var server = Probing.Secured(new FakeMongo());
        await MeasureAsync(Probes / Together, () => Task.WhenAll(Enumerable.Range(0, Together).Select(
            async _ => (await Probing.AskAsync(server)).Outcome.ShouldBe(WireOutcome.Answered))));
    }

    [Fact]
    public async Task AskAsync_WithWritesManyTimes_LeavesNeitherThreadsNorMemory()
    {
        await using var server = Probing.Secured(new FakeMongo());
        var secrets = new FakeSecrets("""{"username": "probe", "password": "correct horse"}""");
        await MeasureAsync(
            Probes / 20, async () => (await Probing.AskAsync(server, secrets: secrets)).Outcome.ShouldBe(WireOutcome.Answered));
    }

    /// <summary>The handler itself.</summary>
    [Fact]
    public async Task Heartbeat_ManyBeats_LeavesNeitherThreadsNorMemory()
    {
        await using var server = Probing.Secured(new FakeMongo());
        await using var dns = new FakeDns((name, type, _) => new DnsAnswer(
            DnsLine.Cname(name, TestAuthority.Endpoint), DnsLine.Address(TestAuthority.Endpoint, "127.0.0.1")));
        var network = new ProbeNetwork(
            Probing.Patient with { NameServers = [dns.Address] }, new(Probing.Authority.Bundle), new FakeSecrets((string?)null));
        var metrics = new FakeMetrics();
        var heartbeat = new HeartbeatFunction(network, metrics, TimeProvider.System);
        var request = new HeartbeatRequest("orders-prod", "db.shop.example", server.Address.Port, 10, Sample.Now, Sample.Now);
        await MeasureAsync(Probes / 5, async () =>
        {
            var beat = await heartbeat.Handle(request, new FakeContext(TimeSpan.FromSeconds(75)));
            beat.State.ShouldBe(BeatState.Answered);
            metrics.Lines.Clear();
        });
    }

    private async Task MeasureAsync(int times, Func<Task> probe)
    {
        for (var i = 0; i < Math.Min(WarmUp, times); i++)
        {
            await probe();
        }

        var before = Snapshot.Take();
        for (var i = 0; i < times; i++)
        {
            await probe();
        }

        var after = Snapshot.Take();
        output.WriteLine($"{times} times: {before} before, {after} after");
        (after.Threads - before.Threads).ShouldBeLessThan(MostThreads);
        (after.Bytes - before.Bytes).ShouldBeLessThan(MostBytes);
    }

    private sealed record Snapshot(int Threads, long Bytes, long WorkingSet)
    {
        public static Snapshot Take()
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var bytes = GC.GetTotalMemory(forceFullCollection: true);
            using var process = Process.GetCurrentProcess();
            return new Snapshot(process.Threads.Count, bytes, process.WorkingSet64);
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Threads} threads, {Bytes / 1e6:F1} MB managed, {WorkingSet / 1e6:F0} MB in all");
    }
}

/// <summary>Tests that measure the process, and therefore run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
