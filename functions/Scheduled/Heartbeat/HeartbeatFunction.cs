using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Probe;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <param name="Cluster">The cluster that the record should lead to: the metric's dimension.</param>
/// <param name="Record">The record that applications connect through.</param>
/// <param name="Port">The database's port.</param>
/// <param name="IntervalSeconds">
/// 10 to 60. The schedule knows only minutes, so a shorter interval beats several times within its minute.
/// </param>
public sealed record HeartbeatRequest(string Cluster, string Record, int Port, int IntervalSeconds);

/// <param name="Beats">How many beats this minute had.</param>
/// <param name="Answered">How many of them a writable primary answered.</param>
public sealed record HeartbeatResult(int Beats, int Answered);

/// <summary>
/// The witness that does not depend on AWS/DocDB metrics: asks <c>hello</c> through the record, from the VPC, and publishes the
/// answer as a metric of high resolution. Where it falls silent itself, the missing data breach too.
/// </summary>
/// <remarks>The one Lambda that waits, because EventBridge's schedule knows nothing below a minute.</remarks>
public sealed class HeartbeatFunction(IProbeNetwork network, IMetricOutput metrics, TimeProvider time)
{
    private const int ShortestInterval = 10;
    private const int LongestInterval = 60;

    /// <exception cref="InvalidRequestException">The interval is out of its range.</exception>
    [LambdaFunction(ResourceName = "HeartbeatFunction")]
    public async Task<HeartbeatResult> Handle(HeartbeatRequest request, ILambdaContext context)
    {
        if (request.IntervalSeconds is < ShortestInterval or > LongestInterval)
        {
            throw new InvalidRequestException(
                $"Expected intervalSeconds to be {ShortestInterval} to {LongestInterval}, but found {request.IntervalSeconds}. Correct " +
                "the input of the function's schedule.");
        }

        using var deadline = StepDeadline.From(context, time);
        var interval = TimeSpan.FromSeconds(request.IntervalSeconds);
        var (start, beats, answered) = (time.GetUtcNow(), 0, 0);
        for (var due = TimeSpan.Zero; due < TimeSpan.FromMinutes(1); due += interval)
        {
            var wait = start + due - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, deadline.Token);
            }

            var beat = await BeatAsync(request, deadline.Token);
            metrics.Write(HeartbeatMetrics.Compose(metrics.Namespace, request.Cluster, beat, time.GetUtcNow()));
            (beats, answered) = (beats + 1, answered + (beat.IsAlive ? 1 : 0));
        }

        return new HeartbeatResult(beats, answered);
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
            ? new Beat(true, answer.Hello.Me ?? endpoint, time.GetElapsedTime(asked))
            : new Beat(false, $"{endpoint}: {answer.Outcome} {answer.Detail}", time.GetElapsedTime(asked));
    }
}

/// <param name="Detail">Who answered, or what went wrong.</param>
internal sealed record Beat(bool IsAlive, string Detail, TimeSpan Took);
