using System.Text.RegularExpressions;
using Amazon.Runtime;
using Failover.Functions.Contract;

namespace Failover.Functions.Aws;

/// <summary>One AWS API call, whose infrastructure failures become the three errors that the state machine knows.</summary>
internal static partial class AwsCall
{
    /// <param name="action">IAM's name for the call: <c>rds:DescribeDBClusters</c>.</param>
    /// <param name="call">Makes the call once, with the token it is given.</param>
    /// <param name="cancellationToken">
    /// The step's deadline. It is enforced even if the call ignores it: the SDK's timeout covers only a response's headers, and a body that
    /// arrives byte by byte is not cancelled for seconds.
    /// </param>
    /// <exception cref="PermissionDeniedException">IAM denies it.</exception>
    /// <exception cref="AwsThrottledException">A quota is used up, or an earlier request is still being processed.</exception>
    /// <exception cref="AwsUnavailableException">AWS failed with a 5xx, or did not answer in time.</exception>
    public static async Task<T> RunAsync<T>(string action, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await Deadline.EnforceAsync(call(cancellationToken), cancellationToken);
        }
        catch (AmazonUnmarshallingException e)
        {
            throw new AwsUnavailableException(
                $"{action} was answered with something that cannot be read; whether it took effect is unknown: {e.Message}", e);
        }
        catch (AmazonServiceException e) when (ErrorCodes.IsDenied(e))
        {
            throw new PermissionDeniedException(
                $"Expected to be allowed to call {action}, but IAM denies it. Add {action} to {Holder(e.Message)}. AWS says: {e.Message}",
                e);
        }
        catch (AmazonServiceException e) when (ErrorCodes.IsThrottled(e))
        {
            throw new AwsThrottledException($"{action} was refused for the moment ({e.ErrorCode}): {e.Message}", e);
        }
        catch (AmazonServiceException e) when (ErrorCodes.IsTransient(e))
        {
            throw new AwsUnavailableException($"{action} failed for the moment ({e.ErrorCode}): {e.Message}", e);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            throw new AwsUnavailableException($"{action} was not answered in time; whether it took effect is unknown.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or AmazonClientException)
        {
            throw new AwsUnavailableException($"{action} could not be reached: {e.Message}", e);
        }
    }

    // The zone's role belongs to another account than the function's: AWS's message names the one that lacks the permission.
    private static string Holder(string message) => Caller().Match(message) is { Success: true } caller
        ? $"the policy of the role {caller.Groups["role"].Value} in account {caller.Groups["account"].Value}"
        : "the function's policy";

    [GeneratedRegex(@"arn:aws[a-z-]*:sts::(?<account>\d{12}):assumed-role/(?<role>[^/\s]+)/")]
    private static partial Regex Caller();
}
