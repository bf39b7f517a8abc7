namespace Failover.LocalCloud.StepFunctions;

/// <summary>Step Functions refuses a call; the client turns it into the SDK's exception.</summary>
/// <param name="code">AWS's error code, for example <c>ExecutionAlreadyExists</c>.</param>
public sealed class StepFunctionsServiceException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
