using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// <c>arn:aws:states:::states:startExecution</c>: starts another state machine and does not wait for it. Errors are
/// <c>StepFunctions.NameException</c> (Step Functions guide, "Start a new state machine from a running execution").
/// </summary>
public sealed class StartTask(CloudCore core, StepFunctionsService service)
{
    /// <param name="caller">The calling state machine, as IAM and the faults see it.</param>
    /// <exception cref="TaskFailedException">The start is refused.</exception>
    public async Task<JsonNode> RunAsync(JsonNode? input, string caller, CancellationToken cancellationToken)
    {
        var parameters = new SdkParameters("states:startExecution", input);
        var machine = parameters.Text("StateMachineArn");
        try
        {
            var started = await core.Gate.CallAsync(
                new ApiCall("states", "StartExecution", caller, machine),
                static (code, message, status) => new SdkException(code, message, status),
                () => service.StartExecution(machine, SdkParameters.Text((input as JsonObject)?["Name"]), Input(input)),
                cancellationToken);
            return new JsonObject { ["ExecutionArn"] = started.Arn, ["StartDate"] = Timestamps.Format(started.StartedAt) };
        }
        catch (StepFunctionsServiceException e)
        {
            throw new TaskFailedException($"StepFunctions.{e.Code}Exception", $"{e.Message} (Service: AWSStepFunctions)");
        }
        catch (SdkException e)
        {
            throw new TaskFailedException(
                $"StepFunctions.{Name(e)}", $"{e.Message} (Service: AWSStepFunctions; Status Code: {e.Status}; Error Code: {e.Code})");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaskFailedException("StepFunctions.SdkClientException", e.Message);
        }
    }

    /// <summary>The child's input: an object as is, or a string that contains JSON.</summary>
    private static string Input(JsonNode? input) => (input as JsonObject)?["Input"] switch
    {
        null => "{}",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(Relaxed.Json),
    };

    private static string Name(SdkException e) => e.Code switch
    {
        "Throttling" => "ThrottlingException",
        "AccessDenied" => "AccessDeniedException",
        _ => "AWSStepFunctionsException",
    };
}
