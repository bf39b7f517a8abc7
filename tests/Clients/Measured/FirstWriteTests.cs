using Failover.DocumentDb;
using Failover.Sockets.Dns;
using Xunit.Abstractions;

namespace Failover.Tests.Clients.Measured;

/// <summary>
/// Seconds from the resolver's first answer with the new target, whose writer accepts writes, to the first acknowledged write.
/// </summary>
public sealed class FirstWriteTests(ITestOutputHelper output)
{
    private const int Runs = 50;
    private const int AtOnce = 5;

    private static readonly RetryOptions Patient = new() { SafeToRepeat = true, Deadline = TimeSpan.FromSeconds(60) };

    [MeasuredFact]
    public async Task FirstWrite_FiveKindsOfLoss_MedianWithinASecondAndNinetyNineOfHundredWithinTwo()
    {
        foreach (var loss in Losses.All)
        {
            List<double> seconds = [];
            for (var done = 0; done < Runs; done += AtOnce)
            {
                seconds.AddRange(await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => MeasureAsync(loss))));
            }

            seconds.Sort();
            var (median, worst) = ((seconds[24] + seconds[25]) / 2, Percentile(seconds, 0.99));
            output.WriteLine($"{loss.Name}: median {median:F2} s, p99 {worst:F2} s, most {seconds[^1]:F2} s of {Runs}");
            median.ShouldBeLessThanOrEqualTo(1, loss.Name);
            worst.ShouldBeLessThanOrEqualTo(2, loss.Name);
        }
    }

    private static async Task<double> MeasureAsync(Loss loss)
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        b.Writer = null;
        bed.Zone.Set(Bed.Record, NameRecord.Cname(loss.Before, TimeSpan.Zero));
        await using var client = await FailoverClient.ConnectAsync(bed.Options);
        await client.InsertAsync(0, Patient);
        await loss.StrikeAsync(a);

        // An application that writes all the time; the first write that is sent after the move and acknowledged counts.
        using var stop = new CancellationTokenSource();
        var moved = new TaskCompletionSource<long>();
        var writing = WriteAsync(client, moved.Task, stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        loss.Recover(a, b);
        bed.Zone.Set(Bed.Record, NameRecord.Cname(loss.After, TimeSpan.Zero));
        moved.SetResult(TimeProvider.System.GetTimestamp());
        var acknowledged = await writing;
        return TimeProvider.System.GetElapsedTime(await moved.Task, acknowledged).TotalSeconds;
    }

    // One write at a time, as in a request handler; the one in progress when the writer is lost is the one that counts.
    private static async Task<long> WriteAsync(FailoverClient client, Task<long> moved, CancellationToken cancellationToken)
    {
        for (var id = 1; ; id++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await client.InsertAsync(id, Patient);
            if (moved.IsCompleted)
            {
                return TimeProvider.System.GetTimestamp();
            }
        }
    }

    private static double Percentile(List<double> sorted, double part)
    {
        var at = part * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
