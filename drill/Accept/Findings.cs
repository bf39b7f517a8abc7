using System.Globalization;
using Failover.Drill.Facts;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Accept;

/// <summary>Each of our assumptions that AWS does not document, and what was seen of it.</summary>
internal sealed class Findings
{
    /// <summary>Less than this above a warm invocation is network noise: the first one was warm too.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(200);

    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public MeasuredRange? ColdStart(TimeSpan? extra)
    {
        var guess = new LambdaOptions().ColdStart;
        var range = extra > Noise ? MeasuredRange.From([extra.Value]) : null;
        Figure("cold-start", "A function's cold start takes", guess.Least, guess.Most, range, extra is null
            ? "VerifyCluster failed or ran twice, so there is nothing to compare"
            : "the first run was as fast as the second: its function was warm");
        return range;
    }

    public MeasuredRange? Beats(IReadOnlyList<TimeSpan> delays)
    {
        var guess = new CloudWatchOptions().EmbeddedDelay;
        var range = MeasuredRange.From(delays);
        Figure("beat-to-metric", "A beat's data point is in CloudWatch after", guess.Least, guess.Most, range, "no beat was seen");
        return range;
    }

    public MeasuredRange? InSync(IReadOnlyList<TimeSpan> taken)
    {
        var guess = new Route53Options().Propagation;
        var range = MeasuredRange.From(taken);
        Figure("insync", "A change of a record is INSYNC after", guess.Least, guess.Most, range, "no record was changed");
        return range;
    }

    public MeasuredRange? Failover(FailoverSight? sight)
    {
        var guess = new DocumentDbOptions().Promotion;
        var range = sight?.Promotion is { } taken ? MeasuredRange.From([taken]) : null;
        Figure(
            "promotion", "A planned failover promotes within", guess.Least, guess.Most, range,
            sight is null ? "no failover was asked for" : "DescribeEvents showed no start and end of the failover");
        const string events = "A failover event of DocumentDB arrives on EventBridge and starts a verification.";
        all.Add(sight switch
        {
            null => new("cluster-events", events, FindingState.NotSeen, "no failover was asked for"),
            { Started: { } name } => new("cluster-events", events, FindingState.Confirmed, $"it started the execution {name}"),
            { Promotion: null } => new("cluster-events", events, FindingState.NotSeen, "DocumentDB recorded no event either"),
            _ => new(
                "cluster-events", events, FindingState.Refuted,
                "DocumentDB recorded the event, and no execution was started by it within three minutes"),
        });
        return range;
    }

    public void Lag(LagSight? sight)
    {
        const string lag = "GlobalClusterReplicationLag has the dimension DBClusterIdentifier alone.";
        all.Add(sight switch
        {
            null => new("lag-dimension", lag, FindingState.NotSeen, "the cluster is in no global cluster of the stack"),
            { ByCluster: true } => new("lag-dimension", lag, FindingState.Confirmed, "it has data of the last hour"),
            { ByClusterAndSource: true } =>
                new("lag-dimension", lag, FindingState.Refuted, "it has data with SourceRegion besides; the stack asks for that, too"),
            _ => new("lag-dimension", lag, FindingState.NotSeen, "neither way had data; is this the region of a secondary?"),
        });
    }

    private void Figure(string id, string subject, TimeSpan least, TimeSpan most, MeasuredRange? range, string unseen)
    {
        var assumption = string.Create(CultureInfo.InvariantCulture, $"{subject} {least.TotalSeconds:0.#} to {most.TotalSeconds:0.#} s.");
        all.Add(range is null
            ? new(id, assumption, FindingState.NotSeen, unseen)
            : new(
                id, assumption, range.Most <= most.TotalSeconds ? FindingState.Confirmed : FindingState.Refuted,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{range.Least:0.0} to {range.Most:0.0} s, median {range.Median:0.0} s, in {range.Samples} measurement(s)")));
    }
}
