using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>The SDK's Step Functions client, answered by the local cloud.</summary>
/// <param name="service">The service of the called region.</param>
/// <param name="core">The core of the caller's region.</param>
/// <param name="caller">The caller, for IAM: a function's logical id, or <c>person</c>.</param>
/// <param name="timeout">How long it waits for an answer; null for <see cref="ApiGate.ClientTimeout"/>.</param>
public sealed class SimulatedStepFunctionsClient(StepFunctionsService service, CloudCore core, string caller, TimeSpan? timeout = null)
    : AmazonStepFunctionsClient(
    new AnonymousAWSCredentials(), new AmazonStepFunctionsConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(service.Region) })
{
    public override Task<StartExecutionResponse> StartExecutionAsync(
        StartExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("StartExecution", request.StateMachineArn, () =>
        {
            var execution = service.StartExecution(request.StateMachineArn, request.Name, request.Input);
            return new StartExecutionResponse { ExecutionArn = execution.Arn, StartDate = execution.StartedAt.UtcDateTime };
        }, cancellationToken);

    public override Task<StopExecutionResponse> StopExecutionAsync(
        StopExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("StopExecution", request.ExecutionArn, () =>
        {
            var execution = service.StopExecution(request.ExecutionArn, request.Error, request.Cause);
            return new StopExecutionResponse { StopDate = execution.StoppedAt?.UtcDateTime };
        }, cancellationToken);

    public override Task<RedriveExecutionResponse> RedriveExecutionAsync(
        RedriveExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("RedriveExecution", request.ExecutionArn, () =>
        {
            var execution = service.RedriveExecution(request.ExecutionArn, request.ClientToken);
            return new RedriveExecutionResponse { RedriveDate = execution.RedrivenAt?.UtcDateTime };
        }, cancellationToken);

    public override Task<DescribeExecutionResponse> DescribeExecutionAsync(
        DescribeExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "DescribeExecution", request.ExecutionArn, () => Answers.Describe(service.Execution(request.ExecutionArn)), cancellationToken);

    public override Task<ListExecutionsResponse> ListExecutionsAsync(
        ListExecutionsRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("ListExecutions", request.StateMachineArn, () => Answers.List(
            service.Executions(request.StateMachineArn), core.Time.GetUtcNow() - service.ListLag, request), cancellationToken);

    public override Task<GetExecutionHistoryResponse> GetExecutionHistoryAsync(
        GetExecutionHistoryRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "GetExecutionHistory", request.ExecutionArn, () =>
            Answers.History(service.Execution(request.ExecutionArn), request), cancellationToken);

    public override Task<SendTaskSuccessResponse> SendTaskSuccessAsync(
        SendTaskSuccessRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskSuccess", service.ResourceOf(request.TaskToken), () =>
        {
            service.SendTaskSuccess(request.TaskToken, request.Output);
            return new SendTaskSuccessResponse();
        }, cancellationToken);

    public override Task<SendTaskFailureResponse> SendTaskFailureAsync(
        SendTaskFailureRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskFailure", service.ResourceOf(request.TaskToken), () =>
        {
            service.SendTaskFailure(request.TaskToken, request.Error, request.Cause);
            return new SendTaskFailureResponse();
        }, cancellationToken);

    public override Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(
        SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) =>
        CallAsync("SendTaskHeartbeat", service.ResourceOf(request.TaskToken), () =>
        {
            service.SendTaskHeartbeat(request.TaskToken);
            return new SendTaskHeartbeatResponse();
        }, cancellationToken);

    private async Task<T> CallAsync<T>(string operation, string resource, Func<T> effect, CancellationToken cancellationToken)
        where T : AmazonWebServiceResponse
    {
        var call = new ApiCall("states", operation, caller, resource)
        {
            Region = service.Region,
            Timeout = timeout ?? ApiGate.ClientTimeout,
        };
        try
        {
            var answer = await core.Gate.CallAsync(call, StepFunctionsErrors.Make, effect, cancellationToken);
            answer.HttpStatusCode = HttpStatusCode.OK;
            return answer;
        }
        catch (StepFunctionsServiceException error)
        {
            throw StepFunctionsErrors.Make(error.Code, error.Message, 400);
        }
    }
}
