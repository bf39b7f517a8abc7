using System.Diagnostics;
using Failover.DocumentDb;
using Failover.DocumentDb.Following;
using Failover.DocumentDb.Records;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace Failover.Tests.Clients.Measured;

/// <summary>Whether moves leave anything behind: threads, handles, timers, memory.</summary>
public sealed class LeakTests(ITestOutputHelper output)
{
    private const int Changes = 10_000;

    [MeasuredFact]
    public async Task Follower_TenThousandChangesOfTheRecord_LeaveNothingBehind()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Members = 1 });
        bed.Add("orders-b", new() { Members = 1 });
        var (clock, record) = (new FakeTimeProvider(), new GivenRecord());
        await using var follower = new Follower(Options(bed, clock), record);
        List<Usage> usage = [];
        for (var change = 0; change <= Changes; change++)
        {
            record.Target = Bed.Endpoint(change % 2 == 0 ? "orders-a" : "orders-b");
            await follower.LookAsync();
            await follower.SettleAsync(follower.Trying);
            follower.Current.Target.ShouldBe(record.Target);
            clock.Advance(TimeSpan.FromMinutes(2)); // Longer than flapping is remembered.
            if (change % 1_000 == 0)
            {
                usage.Add(await Usage.NowAsync());
                output.WriteLine($"after {change} changes: {usage[^1]}");
            }
        }

        usage[^1].ShouldBeNoMoreThan(usage[1]);
    }

    [MeasuredFact]
    public async Task Follower_TwentyFourHoursOfFlapping_LeaveNothingBehind()
    {
        await using var bed = new Bed();
        bed.Add("orders-a", new() { Members = 1 });
        bed.Add("orders-b", new() { Members = 1 });
        var (clock, record, random) = (new FakeTimeProvider(), new GivenRecord { Target = Bed.Endpoint("orders-a") }, new Random(7));
        await using var follower = new Follower(Options(bed, clock), record);
        List<Usage> usage = [];
        for (var (second, steady) = (0, 0); second <= 24 * 3600; second++, steady--)
        {
            if (steady <= 0)
            {
                record.Target = Bed.Endpoint(random.Next(2) == 0 ? "orders-a" : "orders-b");
                steady = random.Next(1, 30);
            }

            await follower.LookAsync();
            await follower.SettleAsync(follower.Trying);
            clock.Advance(TimeSpan.FromSeconds(1));
            if (second % (3 * 3600) == 0)
            {
                usage.Add(await Usage.NowAsync());
                output.WriteLine($"after {second / 3600} h: {bed.Log.Count("LogMoved")} moves, {usage[^1]}");
            }
        }

        usage[^1].ShouldBeNoMoreThan(usage[1]);
    }

    private static FailoverClientOptions Options(Bed bed, FakeTimeProvider clock) => bed.Options with
    {
        TimeProvider = clock,
        HandoverGrace = TimeSpan.Zero,
        ReconnectSpread = TimeSpan.Zero,
    };

    private sealed class GivenRecord : IRecordSource
    {
        public string Target { get; set; } = "";

        public Task<RecordAnswer> AskAsync(CancellationToken cancellationToken) =>
            Task.FromResult<RecordAnswer>(new RecordAnswer.Points(Target, TimeSpan.Zero));
    }

    private sealed record Usage(int Threads, int Handles, long Timers, double Megabytes)
    {
        public static async Task<Usage> NowAsync()
        {
            // Connections that were closed a moment ago take a while to disappear.
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            var handles = Directory.GetFiles("/proc/self/fd").Length;
            return new(process.Threads.Count, handles, Timer.ActiveCount, GC.GetTotalMemory(forceFullCollection: true) / 1e6);
        }

        public override string ToString() => $"{Threads} threads, {Handles} descriptors, {Timers} timers, {Megabytes:F1} MB";

        public void ShouldBeNoMoreThan(Usage before)
        {
            Threads.ShouldBeLessThan(before.Threads + 10);
            Handles.ShouldBeLessThan(before.Handles + 20);
            Timers.ShouldBeLessThan(before.Timers + 20);
            Megabytes.ShouldBeLessThan(before.Megabytes + 10);
        }
    }
}
