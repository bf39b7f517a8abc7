using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>An execution that the list shows, as a whole.</summary>
internal static class ListedExecution
{
    /// <returns>Empty where it is gone: the list lags, and forgets later than the execution itself.</returns>
    public static async Task<DescribeExecutionResponse> DescribeAsync(
        IAmazonStepFunctions stepFunctions, ExecutionListItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await AwsCall.RunAsync("states:DescribeExecution", token => stepFunctions.DescribeExecutionAsync(
                new DescribeExecutionRequest { ExecutionArn = item.ExecutionArn }, token), cancellationToken);
        }
        catch (AmazonStepFunctionsException e) when (e is ExecutionDoesNotExistException or InvalidArnException)
        {
            return new DescribeExecutionResponse();
        }
    }
}
