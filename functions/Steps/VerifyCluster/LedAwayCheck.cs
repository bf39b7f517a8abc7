using Amazon.CloudWatch;
using Amazon.StepFunctions;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>Asks for what <see cref="LedAwayRule"/> rests on, where the record does not point to the healthy writer.</summary>
internal sealed class LedAwayCheck(IAmazonStepFunctions stepFunctions, IAmazonCloudWatch cloudWatch)
{
    private readonly LastProofReader proofs = new(stepFunctions);
    private readonly LagReader lags = new(cloudWatch);

    /// <exception cref="AwsUnavailableException">It can't be asked: moving the record now might undo somebody's change.</exception>
    public async Task<Evidence> RunAsync(Evidence evidence, ExecutionInfo execution, CancellationToken cancellationToken)
    {
        var writer = WriterView.From(evidence.Cluster, evidence.Plan.Endpoint);
        if (GlobalVerdict.Decide(evidence) is not null || !LedAwayRule.IsToBeAsked(evidence, writer))
        {
            return evidence;
        }

        var cluster = evidence.Plan.Cluster;
        var proof = await Lookup.TryAsync(() => proofs.FindAsync(execution.StateMachine, execution.Id, cluster, cancellationToken));
        if (Answer(proof, "the last proof") is not { } found)
        {
            return evidence with { Notes = [.. evidence.Notes, .. new[] { proof.Refusal }.OfType<string>()] };
        }

        // Another region's stack moves the record there, and back to this region somebody may have moved the writer by hand.
        var secondary = evidence is { Plan.Global: { } plan, Global: { } view }
            ? await Lookup.TryAsync<bool?>(async () => await lags.WasSecondaryAsync(
                cluster, view.Members.Where(m => m.Arn != plan.Member).Select(m => m.Region), found.At, evidence.At, cancellationToken))
            : new Lookup<bool?> { Value = false };
        return evidence with
        {
            Proof = found,
            WasSecondary = Answer(secondary, "the replication lag") ?? true,
            Notes = [.. evidence.Notes, .. new[] { secondary.Refusal }.OfType<string>()],
        };
    }

    private static T? Answer<T>(Lookup<T?> lookup, string what) => lookup.Silence is { } silence
        ? throw new AwsUnavailableException($"Whether somebody else changed the record can't be told without {what}: {silence}")
        : lookup.Value;
}
