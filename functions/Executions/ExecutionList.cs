using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Executions;

/// <summary>The executions of a state machine, as the list shows them and each as a whole.</summary>
internal sealed class ExecutionList(IAmazonStepFunctions stepFunctions)
{
    /// <param name="stateMachine">Its ARN.</param>
    /// <param name="status">Null: any. The filter lags: what it shows as running may have ended.</param>
    /// <returns>The newest 100, without what bears no ARN.</returns>
    public async Task<List<ExecutionListItem>> ReadAsync(
        string stateMachine, ExecutionStatus? status, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("states:ListExecutions", token => stepFunctions.ListExecutionsAsync(
            new ListExecutionsRequest { StateMachineArn = stateMachine, StatusFilter = status, MaxResults = 100 }, token),
            cancellationToken);
        return [.. (answer.Executions ?? []).Where(static e => e?.ExecutionArn is not null)];
    }

    /// <returns>Empty if it is gone: the list lags, and forgets later than the execution itself.</returns>
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
