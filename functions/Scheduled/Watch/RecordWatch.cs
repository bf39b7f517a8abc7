using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.RDS;
using Amazon.StepFunctions;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Executions;
using Failover.Functions.Plans;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>
/// Sees to a record that no longer points to the writer that was proven, and that is answered all the same: no alarm tells of it. Starts
/// an execution that reports it, once for each value after a proof.
/// </summary>
internal sealed class RecordWatch(IAmazonRDS rds, IAmazonStepFunctions stepFunctions, Lazy<Settings> settings, TimeProvider time)
{
    /// <summary>Resolvers still have the old value for a TTL after a swap of our own, 300 s at the most.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(6);

    private readonly ClusterReader clusters = new(rds);
    private readonly Attempts attempts = new(stepFunctions);
    private readonly LastProofReader proofs = new(stepFunctions);

    public async Task<WatchResult> AttendAsync(WatchRequest request, string value, CancellationToken cancellationToken)
    {
        var cluster = await clusters.ReadAsync(request.Cluster, cancellationToken);
        var plan = PlanResolver.Resolve(new FailoverRequest { Cluster = request.Cluster }, cluster.Tags, settings.Value, cluster.Arn);
        var writer = WriterView.From(cluster, plan.Endpoint);
        if (plan.Mode == Mode.Paused || plan.Global?.Switch is not null || !writer.IsHealthy || IsOwn(cluster, value))
        {
            return new WatchResult(null, $"{value} is {request.Cluster}'s own, or there is no healthy writer here");
        }

        var executions = await attempts.ListAsync(request.StateMachine, cancellationToken);
        if (executions.Any(e => e.StoppedAt is not { } stopped || time.GetUtcNow() - stopped < Grace))
        {
            return new WatchResult(null, "an execution is at work, or has just ended");
        }

        var proof = await proofs.FindAsync(request.StateMachine, "", request.Cluster, cancellationToken);
        if (proof?.Value != writer.Target || proof!.Told.Contains(value, StringComparer.Ordinal))
        {
            return new WatchResult(null, proof is null ? "no execution has proven the writer" : $"{value} is not after a proof, or known");
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"record-{proof.At.ToUnixTimeSeconds()}-{Digest(value)}");
        var reason = $"{plan.Record} points to {value}, not to {proof.Value} any more, which {proof.Execution} proved";
        var input = new WatchInput(request.Cluster, reason,
            new AlarmInfo("record", "ALARM", time.GetUtcNow()) { Source = AlarmSource.Record });
        var started = await attempts.StartAsync(
            request.StateMachine, name, JsonSerializer.Serialize(input, WatchJson.Default.WatchInput), cancellationToken);
        return new WatchResult(started ? name : null, started ? reason : $"{name} was started before");
    }

    private static bool IsOwn(ClusterView cluster, string value) =>
        value == cluster.Endpoint || cluster.Hosts.Contains(value, StringComparer.Ordinal);

    private static string Digest(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..12];
}
