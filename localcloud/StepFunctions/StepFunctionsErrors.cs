using System.Net;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Failover.LocalCloud.StepFunctions;

/// <summary>The exceptions that the SDK throws for Step Functions' error codes.</summary>
internal static class StepFunctionsErrors
{
    private const string RequestId = "00000000-0000-4000-8000-000000000000";

    private delegate AmazonStepFunctionsException Factory(
        string message, Exception? inner, ErrorType type, string code, string requestId, HttpStatusCode status);

    private static readonly Dictionary<string, Factory> Modelled = new(StringComparer.Ordinal)
    {
        ["ExecutionDoesNotExist"] = static (m, i, t, c, r, s) => new ExecutionDoesNotExistException(m, i, t, c, r, s),
        ["ExecutionAlreadyExists"] = static (m, i, t, c, r, s) => new ExecutionAlreadyExistsException(m, i, t, c, r, s),
        ["ExecutionLimitExceeded"] = static (m, i, t, c, r, s) => new ExecutionLimitExceededException(m, i, t, c, r, s),
        ["ExecutionNotRedrivable"] = static (m, i, t, c, r, s) => new ExecutionNotRedrivableException(m, i, t, c, r, s),
        ["InvalidArn"] = static (m, i, t, c, r, s) => new InvalidArnException(m, i, t, c, r, s),
        ["InvalidExecutionInput"] = static (m, i, t, c, r, s) => new InvalidExecutionInputException(m, i, t, c, r, s),
        ["InvalidName"] = static (m, i, t, c, r, s) => new InvalidNameException(m, i, t, c, r, s),
        ["InvalidOutput"] = static (m, i, t, c, r, s) => new InvalidOutputException(m, i, t, c, r, s),
        ["InvalidToken"] = static (m, i, t, c, r, s) => new InvalidTokenException(m, i, t, c, r, s),
        ["StateMachineDoesNotExist"] = static (m, i, t, c, r, s) => new StateMachineDoesNotExistException(m, i, t, c, r, s),
        ["TaskDoesNotExist"] = static (m, i, t, c, r, s) => new TaskDoesNotExistException(m, i, t, c, r, s),
        ["TaskTimedOut"] = static (m, i, t, c, r, s) => new TaskTimedOutException(m, i, t, c, r, s),
    };

    public static Exception Make(string code, string message, int httpStatus)
    {
        // Step Functions uses AWS's JSON protocol, whose common errors end in Exception.
        code = code is "Throttling" or "AccessDenied" ? code + "Exception" : code;
        var type = httpStatus >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        return Modelled.TryGetValue(code, out var factory)
            ? factory(message, null, type, code, RequestId, (HttpStatusCode)httpStatus)
            : new AmazonStepFunctionsException(message, type, code, RequestId, (HttpStatusCode)httpStatus);
    }
}
