using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.CheckInSync;

/// <param name="Record">The swap that is being propagated.</param>
/// <param name="Previous">The previous check; null on the first.</param>
public sealed record CheckInSyncRequest(Plan Plan, RecordSwap Record, InSyncCheck? Previous);

/// <summary>Checks once whether Route 53 has propagated the change to all of its name servers.</summary>
public sealed class CheckInSyncFunction(IAmazonRoute53 route53, TimeProvider time)
{
    [LambdaFunction(ResourceName = "CheckInSyncFunction")]
    public async Task<InSyncCheck> Handle(CheckInSyncRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var change = request.Record.ChangeId ?? throw new InvalidRequestException(
            "Expected a change's ID in record.changeId, but found none. Only a changed record can be waited for: see UpsertCname.");
        var status = await StatusAsync(change, deadline.Token);
        var check = InSyncDecision.Decide(request.Plan, change, status, request.Previous, time.GetUtcNow());
        context.Logger.LogInformation("Change {change}: {state} at check {attempt}", change, check.State, check.Attempt);
        return check;
    }

    private async Task<ChangeStatus?> StatusAsync(string change, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AwsCall.RunAsync("route53:GetChange", token => route53.GetChangeAsync(
                new GetChangeRequest { Id = change }, token), cancellationToken);
            return answer.ChangeInfo?.Status
                ?? throw new AwsUnavailableException($"route53:GetChange of {change} was answered without a status.");
        }
        catch (NoSuchChangeException)
        {
            return null;
        }
    }
}
