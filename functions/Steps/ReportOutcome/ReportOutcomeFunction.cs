using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Everything that the execution has found; a field is null if its step did not run.</summary>
public sealed record ReportOutcomeRequest
{
    public required ExecutionInfo Execution { get; init; }

    public int RedriveCount { get; init; }

    public Verdict? Verdict { get; init; }

    public DrillStart? Drill { get; init; }

    public RegionState? Region { get; init; }

    /// <summary>Whatever came back with the task token, or what the state's Catch wrote; null if nobody was asked.</summary>
    public JsonElement? Approval { get; init; }

    public WriterCheck? Writer { get; init; }

    /// <summary>What the record resolved to in the VPC before the swap.</summary>
    public NameLook? Look { get; init; }

    public RecordSwap? Record { get; init; }

    public InSyncCheck? InSync { get; init; }

    public ProbeCheck? Probe { get; init; }

    /// <summary>The error that a Catch wrote, if any.</summary>
    public Failure? Failure { get; init; }
}

/// <summary>Says what happened: outcome, timeline, recovery time against the objective, metrics, and one message for a person.</summary>
public sealed class ReportOutcomeFunction(
    IMetricOutput metrics, IAmazonCloudWatch cloudWatch, Lazy<Settings> settings, TimeProvider time)
{
    /// <exception cref="ProofOutdatedException">The execution was aborted after the proof, and redriven.</exception>
    [LambdaFunction(ResourceName = "ReportOutcomeFunction")]
    public async Task<Report> Handle(ReportOutcomeRequest request, ILambdaContext context)
    {
        if (OutcomeDecision.IsOutdated(request))
        {
            throw new ProofOutdatedException($"The writer was proven at {request.Probe!.At:u}, before the execution was redriven. It is " +
                "proven again.");
        }

        using var deadline = StepDeadline.From(context, time);
        var report = ReportComposer.Compose(request, time.GetUtcNow(), await ReadHeartbeatsAsync(request, deadline.Token));
        metrics.Write(ReportMetrics.Compose(metrics.Namespace, report));
        context.Logger.LogInformation("Outcome of {execution}: {outcome}: {summary}", request.Execution.Id, report.Outcome, report.Summary);
        return report;
    }

    /// <summary>Only what the report says about the start of the outage rests on it.</summary>
    private async Task<Lookup<HeartbeatSeries>?> ReadHeartbeatsAsync(ReportOutcomeRequest found, CancellationToken cancellationToken)
    {
        var outcome = OutcomeDecision.Decide(found).Outcome;
        if (found.Verdict is not { Plan.Cluster: var cluster, State: not VerdictState.StandDown })
        {
            return null;
        }

        var (anchor, proven) = (RecoveryComposer.Anchor(found).At, RecoveryComposer.Proven(found, outcome));
        return await new HeartbeatReader(cloudWatch, settings, time).ReadAsync(cluster, anchor, IsEnough, cancellationToken);

        bool IsEnough(HeartbeatSeries series) =>
            proven is { } at ? series.Find(anchor, at)?.From is not null : series.LastAnswered is not null;
    }
}
