using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Probe;

namespace Failover.Functions.Steps.ProbeWriter;

/// <param name="Verdict">VerifyCluster's verdict, with the plan and, if no swap has followed, the record's expected target.</param>
/// <param name="Record">UpsertCname's result; null if it did not run.</param>
/// <param name="Previous">The previous probe; null on the first.</param>
/// <param name="RedriveCount">The execution's redrives so far.</param>
/// <param name="Writer">
/// A writer whose status is unclear: its own endpoint is probed instead of the record; null to probe the record.
/// </param>
/// <param name="Look">If set, only the name is resolved and the database is left alone; everything else may then be missing.</param>
public sealed record ProbeWriterRequest(
    Verdict Verdict, RecordSwap? Record, ProbeCheck? Previous, int RedriveCount = 0, WriterCheck? Writer = null,
    NameQuestion? Look = null);

/// <param name="Verdict">With what Route 53 has; null if it is not known here what the name should resolve to.</param>
/// <param name="Name">The name to resolve, if there is no verdict.</param>
public sealed record NameQuestion(Verdict? Verdict = null, string? Name = null);

/// <summary>
/// Makes one probe of the writer over the wire, through the name that clients use; or checks, before a swap, what that name resolves to
/// in the VPC.
/// </summary>
public sealed class ProbeWriterFunction(IProbeNetwork network, Lazy<Settings> settings, TimeProvider time)
{
    [LambdaFunction(ResourceName = "ProbeWriterFunction")]
    public async Task<ProbeCheck> Handle(ProbeWriterRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        if (request.Look is { } look)
        {
            return await LookAsync(look, context, deadline.Token);
        }

        var target = ProbeTarget.Require(request);
        var began = time.GetTimestamp();
        var reading = await ProbeAsync(target, deadline.Token);
        var check = ProbeDecision.Decide(request, reading.Outcome, reading.Reason, time.GetUtcNow(), time.GetElapsedTime(began));
        context.Logger.LogInformation(
            "Probe {attempt} of {name}: {outcome} ({detail}), {proofs} in a row", check.Attempt, target.Name, check.Outcome, check.Reason,
            check.Proofs);
        return check;
    }

    private async Task<ProbeCheck> LookAsync(NameQuestion question, ILambdaContext context, CancellationToken cancellationToken)
    {
        var name = question.Verdict?.Plan.Record ?? question.Name ?? throw new InvalidRequestException(
            "Expected look.verdict or look.name, but found neither. Say which name to look at.");
        var answer = await network.ResolveAsync(name, cancellationToken);
        var (outcome, reason) = NameReading.Read(name, question.Verdict, answer);
        context.Logger.LogInformation("Look at {name}: {outcome} ({detail})", name, outcome, reason);
        return new ProbeCheck
        {
            State = ProbeState.Waiting,
            Outcome = outcome,
            Attempt = 1,
            Reason = reason,
            ResolvesTo = answer.CanonicalNames,
            At = time.GetUtcNow(),
        };
    }

    private async Task<ProbeReading> ProbeAsync(ProbeTarget target, CancellationToken cancellationToken)
    {
        var name = await network.ResolveAsync(target.Name, cancellationToken);
        if (WireReading.Misled(target, name) is { } misled)
        {
            return misled;
        }

        var question = new WireQuestion
        {
            Address = name.Addresses[0],
            Port = target.Port,
            HostName = target.Endpoint,
            CredentialsSecret = settings.Value.Secret,
        };
        return WireReading.Read(target, await network.AskAsync(question, cancellationToken));
    }
}
