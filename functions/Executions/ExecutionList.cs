using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Executions;

/// <summary>Reads the executions of a state machine: the list, and each in full.</summary>
internal sealed class ExecutionList(IAmazonStepFunctions stepFunctions)
{
    /// <param name="stateMachine">Its ARN.</param>
    /// <param name="status">Null for any. The filter lags: an execution that it shows as running may have ended.</param>
    /// <returns>The newest 100, without any that lack an ARN.</returns>
    public async Task<List<ExecutionListItem>> ReadAsync(
        string stateMachine, ExecutionStatus? status, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("states:ListExecutions", token => stepFunctions.ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = stateMachine, StatusFilter = status, MaxResults = 100 }, token),
            cancellationToken);
        return [.. (answer.Executions ?? []).Where(static e => e?.ExecutionArn is not null)];
    }

    /// <returns>Empty if it is gone: the list may still show an execution that no longer exists.</returns>
    public async Task<DescribeExecutionResponse> DescribeAsync(string execution, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsCall.RunAsync("states:DescribeExecution", token => stepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = execution }, token), cancellationToken);
        }
        catch (AmazonStepFunctionsException e) when (e is ExecutionDoesNotExistException or InvalidArnException)
        {
            return new DescribeExecutionResponse();
        }
    }
}
