namespace Failover.LocalCloud.StepFunctions;

/// <summary>A call that Step Functions refuses; the client makes the SDK's exception of it.</summary>
/// <param name="code">AWS's error code: <c>ExecutionAlreadyExists</c> and the like.</param>
public sealed class StepFunctionsServiceException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
