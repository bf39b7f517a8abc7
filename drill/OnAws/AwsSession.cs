using System.CommandLine;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.Commands;

namespace Failover.Drill.OnAws;

/// <summary>Step Functions in a real account, with the caller's own credentials, and its errors in words.</summary>
internal static class AwsSession
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    /// <param name="region">Null for the profile's region, or AWS_REGION.</param>
    public static IAmazonStepFunctions StepFunctions(string? region) =>
        new AmazonStepFunctionsClient(Config<AmazonStepFunctionsConfig>(region));

    /// <summary>STS in the same region, with the same credentials.</summary>
    /// <inheritdoc cref="StepFunctions"/>
    public static IAmazonSecurityTokenService SecurityTokens(string? region) =>
        new AmazonSecurityTokenServiceClient(Config<AmazonSecurityTokenServiceConfig>(region));

    /// <summary>A client's configuration for a waiting user: with the SDK's own retries, which the functions leave to their state
    /// machine.</summary>
    /// <param name="region">Null for the profile's region, or AWS_REGION.</param>
    public static TConfig Config<TConfig>(string? region)
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig { Timeout = CallTimeout, RetryMode = RequestRetryMode.Standard };
        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return config;
    }

    /// <summary>Runs a command against AWS.</summary>
    /// <returns>The command's exit code; if AWS refuses or cannot be reached, <see cref="ExitCodes.Usage"/> after an error on standard
    /// error.</returns>
    public static Task<int> RunAsync(InvocationConfiguration streams, string? region, Func<IAmazonStepFunctions, Task<int>> command) =>
        RunAsync(streams, () => StepFunctions(region), command);

    /// <inheritdoc cref="RunAsync(InvocationConfiguration, string?, Func{IAmazonStepFunctions, Task{int}})"/>
    /// <param name="create">Creates the clients, which are disposed of at the end.</param>
    public static async Task<int> RunAsync<TClients>(
        InvocationConfiguration streams, Func<TClients> create, Func<TClients, Task<int>> command)
        where TClients : IDisposable
    {
        try
        {
            using var clients = create();
            return await command(clients);
        }
        catch (Exception e) when (Explain(e) is { } problem)
        {
            await streams.Error.WriteLineAsync(problem);
            return ExitCodes.Usage;
        }
    }

    /// <summary>Null if the error does not come from AWS.</summary>
    public static string? Explain(Exception error) => error switch
    {
        StateMachineDoesNotExistException =>
            "Expected a state machine with that ARN, but AWS knows none. Take it from the stack's outputs StateMachineArn and "
                + $"ReadinessStateMachineArn. {error.Message}",
        ExecutionDoesNotExistException =>
            $"Expected an execution with that ARN, but AWS knows none; Step Functions forgets them after 90 days. {error.Message}",
        ExecutionAlreadyExistsException =>
            $"Expected the name of a new execution, but one with that name and another input exists. {error.Message}",
        InvalidTokenException =>
            "Expected a task token from this region, but AWS does not know it. Copy it whole from the message, and name the region with "
                + $"--region. {error.Message}",
        TaskTimedOutException or TaskDoesNotExistException =>
            "Expected an approval that is still awaited, but it has expired, was answered already, or its execution has ended. See the "
                + $"execution's report. {error.Message}",
        AmazonServiceException { ErrorCode: "AccessDeniedException" } => $"Expected to be allowed, but IAM denies it. {error.Message}",
        AmazonServiceException e => $"AWS refused: {e.ErrorCode}: {e.Message}",
        AmazonClientException =>
            "Expected AWS credentials and a region, but found none that work. Sign in first (aws sso login, or a profile by AWS_PROFILE). "
                + $"{error.Message}",
        HttpRequestException => $"AWS can't be reached: {error.Message}",
        NotSupportedException => error.Message,
        _ => null,
    };
}
