using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Probe;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <param name="Cluster">The cluster that the record should point to: the metric's dimension.</param>
/// <param name="Record">The record that applications connect through.</param>
/// <param name="Port">The database's port.</param>
/// <param name="IntervalSeconds">5 to 60: the seconds from one beat to the next.</param>
/// <param name="Minute">The time of the schedule's event: the same for all executions of the workflow that it starts.</param>
/// <param name="StartedAt">When the workflow's execution started: its beats are counted from here.</param>
/// <param name="Previous">The previous beat; null on the first.</param>
public sealed record HeartbeatRequest(
    string Cluster, string Record, int Port, int IntervalSeconds, DateTimeOffset Minute, DateTimeOffset StartedAt,
    BeatCheck? Previous = null);

/// <summary>
/// The witness that does not depend on AWS/DocDB metrics: asks <c>hello</c> through the record, from the VPC, over a new connection
/// each time. It publishes the answer as a high-resolution metric and returns it to the workflow that called it, so it needs no route out
/// of the VPC. If it falls silent itself, the missing data count as breaching.
/// </summary>
public sealed class HeartbeatFunction(IProbeNetwork network, IMetricOutput metrics, TimeProvider time)
{
    private const int ShortestInterval = 5;
    private const int LongestInterval = 60;

    /// <exception cref="InvalidRequestException">The interval is out of range.</exception>
    [LambdaFunction(ResourceName = "HeartbeatFunction")]
    public async Task<BeatCheck> Handle(HeartbeatRequest request, ILambdaContext context)
    {
        if (request.IntervalSeconds is < ShortestInterval or > LongestInterval)
        {
            throw new InvalidRequestException(
                $"Expected intervalSeconds to be {ShortestInterval} to {LongestInterval}, but found {request.IntervalSeconds}. Correct " +
                "the input of the workflow's schedule.");
        }

        using var deadline = StepDeadline.From(context, time);
        var beat = await BeatAsync(request, deadline.Token);
        var now = time.GetUtcNow();
        metrics.Write(HeartbeatMetrics.Compose(metrics.Namespace, request.Cluster, beat, now));
        return BeatDecision.Decide(request, beat, now);
    }

    private async Task<Beat> BeatAsync(HeartbeatRequest request, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var name = await network.ResolveAsync(request.Record, cancellationToken);

        // The first name of the chain is the record's own value: the DocumentDB endpoint that the certificate names.
        if (name is not { CanonicalNames: [var endpoint, ..], Addresses: [var address, ..] })
        {
            return new Beat(false, $"{request.Record} does not resolve: {name.Problem ?? "no answer"}", time.GetElapsedTime(asked));
        }

        var question = new WireQuestion { Address = address, Port = request.Port, HostName = endpoint };
        var answer = await network.AskAsync(question, cancellationToken);
        return answer is { Outcome: WireOutcome.Answered, Hello.IsWritablePrimary: true }
            ? new Beat(true, answer.Hello.Me ?? endpoint, time.GetElapsedTime(asked), endpoint)
            : new Beat(false, answer.Hello is { } hello ? $"{hello.Me ?? endpoint} answers, but is not the writable primary"
                : $"{endpoint}: {answer.Detail?.TrimEnd('.') ?? $"{answer.Outcome}"}", time.GetElapsedTime(asked), endpoint);
    }
}

/// <param name="Detail">Who answered, or what went wrong.</param>
/// <param name="Endpoint">Where the record points; null if it does not resolve.</param>
internal sealed record Beat(bool IsAlive, string Detail, TimeSpan Took, string? Endpoint = null);
