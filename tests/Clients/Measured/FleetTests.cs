using System.Globalization;
using Failover.DocumentDb;
using Xunit.Abstractions;

namespace Failover.Tests.Clients.Measured;

/// <summary>500 clients that see the record move at once.</summary>
public sealed class FleetTests(ITestOutputHelper output)
{
    private const int Clients = 500;
    private const int Startup = 20;

    // Both sides of 1,500 handshakes run in one process, on whatever others leave of the machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly RetryOptions Safe = new() { SafeToRepeat = true, Deadline = Patience };

    [MeasuredFact]
    public async Task Fleet_RecordMoves_ConnectionsSpreadOverTwoSecondsAndNoneOverflows()
    {
        await using var bed = new Bed();
        var (_, b) = (bed.Add("orders-a", new() { Members = 1 }), bed.Add("orders-b", new() { Members = 1 }));
        bed.Point("orders-a");
        List<FailoverClient> fleet = [];
        for (var started = 0; started < Clients; started += Startup)
        {
            fleet.AddRange(await Task.WhenAll(Enumerable.Range(0, Startup).Select(_ => bed.ConnectAsync(o => o with
            {
                HandoverGrace = TimeSpan.FromSeconds(30),
                StartupTimeout = TimeSpan.FromSeconds(60),
            }))));
        }

        var overflows = Overflows();
        bed.Point("orders-b");
        await Writes.UntilAsync(() => fleet.All(c => c.Target == Bed.Endpoint("orders-b")), "all have moved", Patience);
        await Task.WhenAll(fleet.Select((client, number) => client.InsertAsync(number, Safe)));

        var accepted = b.Members[0].Accepted.Order().ToList();
        var span = TimeProvider.System.GetElapsedTime(accepted[0], accepted[^1]).TotalSeconds;
        var tenths = accepted.GroupBy(t => (int)(TimeProvider.System.GetElapsedTime(accepted[0], t).TotalSeconds * 10));
        output.WriteLine(
            $"{accepted.Count} connections of {Clients} clients over {span:F2} s, most in a tenth of a second "
                + $"{tenths.Max(g => g.Count())}");
        output.WriteLine($"accept queue overflows: {Overflows() - overflows}");
        span.ShouldBeGreaterThanOrEqualTo(2);
        b.Orders().Count.ShouldBe(Clients);
        Overflows().ShouldBe(overflows);
    }

    // ListenOverflows of this machine (Linux).
    private static long Overflows()
    {
        var lines = File.ReadAllLines("/proc/net/netstat").Where(l => l.StartsWith("TcpExt:", StringComparison.Ordinal)).ToList();
        var at = Array.IndexOf(lines[0].Split(' '), "ListenOverflows");
        return long.Parse(lines[1].Split(' ')[at], CultureInfo.InvariantCulture);
    }
}
