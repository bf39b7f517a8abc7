using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients.Measured;

/// <summary>How a writer is lost, and where it comes back.</summary>
/// <param name="Before">What the record points to at first.</param>
/// <param name="After">What it points to afterwards.</param>
internal sealed record Loss(
    string Name, string Before, string After, Func<MongoCluster, ValueTask> StrikeAsync, Action<MongoCluster, MongoCluster> Recover);

internal static class Losses
{
    private static readonly string First = Bed.Instance("orders-a", 1);
    private static readonly string Second = Bed.Instance("orders-a", 2);

    public static readonly IReadOnlyList<Loss> All =
    [
        new("writer crashes", First, Second, a => CrashAsync(a, 0), PromoteSecond),
        new("host silent", First, Second, a => Silence(a, 0), PromoteSecond),
        new("demoted but reachable", First, Second, Demote, PromoteSecond),
        new("cluster replaced", Bed.Endpoint("orders-a"), Bed.Endpoint("orders-b"), async a =>
        {
            await CrashAsync(a, 0);
            await CrashAsync(a, 1);
        }, PromoteOther),
        new("region lost", Bed.Endpoint("orders-a"), Bed.Endpoint("orders-b"), async a =>
        {
            await Silence(a, 0);
            await Silence(a, 1);
        }, PromoteOther),
    ];

    private static ValueTask CrashAsync(MongoCluster cluster, int member)
    {
        cluster.Writer = null;
        return cluster.Members[member].CrashAsync();
    }

    private static ValueTask Silence(MongoCluster cluster, int member)
    {
        cluster.Members[member].FallSilent();
        return ValueTask.CompletedTask;
    }

    private static ValueTask Demote(MongoCluster cluster)
    {
        cluster.Writer = null;
        return ValueTask.CompletedTask;
    }

    private static void PromoteSecond(MongoCluster a, MongoCluster b) => a.Writer = a.Members[1];

    private static void PromoteOther(MongoCluster a, MongoCluster b) => b.Writer = b.Members[0];
}
