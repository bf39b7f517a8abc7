using Amazon.Lambda.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>The context of one invocation, in virtual time.</summary>
internal sealed class LambdaContext(
    FunctionDefinition function, string requestId, DateTimeOffset deadline, TimeProvider time, ILambdaLogger logger)
    : ILambdaContext
{
    public string AwsRequestId => requestId;

    // Only the mobile SDKs send these.
    public IClientContext? ClientContext => null;

    public string FunctionName => function.Name;

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity? Identity => null;

    public string InvokedFunctionArn => function.Arn;

    public ILambdaLogger Logger => logger;

    public string LogGroupName => $"/aws/lambda/{function.Name}";

    public string LogStreamName => $"{time.GetUtcNow():yyyy/MM/dd}/[$LATEST]{requestId.Replace("-", "", StringComparison.Ordinal)}";

    public int MemoryLimitInMB => function.MemorySize;

    public TimeSpan RemainingTime => deadline - time.GetUtcNow();
}
