using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// Runs the tasks of state machines: a function by its ARN; <c>arn:aws:states:::lambda:invoke</c> and
/// <c>arn:aws:states:::sns:publish</c>, both also with <c>.waitForTaskToken</c> (the interpreter does the waiting); and the AWS SDK
/// integrations.
/// </summary>
/// <param name="caller">The caller, for IAM and the faults: <c>states</c>, or the state machine's logical id.</param>
public sealed class LambdaTaskRunner(CloudCore core, LambdaService lambda, SnsService sns, string caller = "states") : ITaskRunner
{
    private const string TokenSuffix = ".waitForTaskToken";

    private readonly AsyncInvoker background = new(core, lambda);

    /// <summary>The policies of topics and their keys; null to allow everything.</summary>
    public ResourcePolicies? Policies { get; init; }

    /// <summary>Runs <c>arn:aws:states:::aws-sdk:...</c>; null if these tasks are not supported.</summary>
    public SdkTasks? Sdk { get; init; }

    /// <summary>Runs <c>arn:aws:states:::states:startExecution</c>; null if this task is not supported.</summary>
    public StartTask? Starts { get; init; }

    public async Task<TaskResult> RunAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(resource, input, cancellationToken);
        }
        catch (TaskFailedException e)
        {
            return TaskResult.Failed(e.Failure);
        }
    }

    private Task<TaskResult> CallAsync(string resource, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var integration = resource.EndsWith(TokenSuffix, StringComparison.Ordinal) ? resource[..^TokenSuffix.Length] : resource;
        return integration switch
        {
            "arn:aws:states:::lambda:invoke" => InvokeAsync(JsonNode.Parse(input.Span), cancellationToken),
            "arn:aws:states:::sns:publish" => PublishAsync(JsonNode.Parse(input.Span), cancellationToken),
            "arn:aws:states:::states:startExecution" when Starts is not null => StartAsync(Starts, input, cancellationToken),
            _ when Sdk is not null && SdkTasks.Runs(integration) =>
                SdkAsync(Sdk, integration, JsonNode.Parse(input.Span), cancellationToken),
            _ when resource.StartsWith("arn:aws:lambda:", StringComparison.Ordinal) => DirectAsync(resource, input, cancellationToken),
            _ => throw new TaskFailedException("States.Runtime", $"The resource provided is not supported by the local cloud: {resource}"),
        };
    }

    private async Task<TaskResult> DirectAsync(string arn, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var result = await InvokeAsync(arn, input, cancellationToken);
        return result.FunctionError is null ? new TaskResult(result.Utf8) : Failed(result);
    }

    private async Task<TaskResult> InvokeAsync(JsonNode? input, CancellationToken cancellationToken)
    {
        var function = Text(input, "FunctionName")
            ?? throw new TaskFailedException("States.Runtime", "The field 'FunctionName' is required for lambda:invoke.");
        var payload = Bytes((input as JsonObject)?["Payload"] ?? new JsonObject());
        if (Text(input, "InvocationType") == "Event")
        {
            return await SendAsync(function, payload, cancellationToken);
        }

        var result = await InvokeAsync(function, payload, cancellationToken);
        return result.FunctionError is not null ? Failed(result) : Result(new JsonObject
        {
            ["ExecutedVersion"] = "$LATEST",
            ["Payload"] = result.Json(),
            ["SdkHttpMetadata"] = new JsonObject { ["HttpStatusCode"] = 200 },
            ["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = result.RequestId },
            ["StatusCode"] = 200,
        });
    }

    /// <summary>
    /// "The error name is errorType of the error object": the exception's class, <c>Sandbox.Timedout</c>, <c>Runtime.ExitError</c>.
    /// </summary>
    private static TaskResult Failed(LambdaResult result) =>
        TaskResult.Failed(new TaskFailure(result.ErrorType ?? "Lambda.Unknown", result.Payload));

    /// <summary>An asynchronous invocation: Lambda accepts the event, and its outcome is not awaited.</summary>
    private async Task<TaskResult> SendAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        await GateAsync(
            function, () =>
            {
                background.Invoke(function, Encoding.UTF8.GetString(payload.Span));
                return Task.FromResult(true);
            },
            cancellationToken);
        return Result(new JsonObject { ["SdkHttpMetadata"] = new JsonObject { ["HttpStatusCode"] = 202 }, ["StatusCode"] = 202 });
    }

    private async Task<TaskResult> StartAsync(
        StartTask starts, ReadOnlyMemory<byte> input, CancellationToken cancellationToken) =>
        Result(await starts.RunAsync(JsonNode.Parse(input.Span), caller, cancellationToken));

    private async Task<TaskResult> SdkAsync(
        SdkTasks sdk, string integration, JsonNode? input, CancellationToken cancellationToken) =>
        Result(await sdk.RunAsync(integration, input, caller, cancellationToken) ?? new JsonObject());

    private Task<LambdaResult> InvokeAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        GateAsync(function, () => lambda.InvokeAsync(function, payload, cancellationToken), cancellationToken);

    private async Task<T> GateAsync<T>(string function, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        // With a version, if any: IAM checks that resource.
        var arn = function.StartsWith("arn:", StringComparison.Ordinal) ? function : lambda.Find(function)?.Arn ?? function;
        try
        {
            return await await core.Gate.CallAsync(
                new ApiCall("lambda", "InvokeFunction", caller, arn),
                static (code, message, status) => new LambdaServiceException(Code(code, status), message, status),
                call,
                cancellationToken);
        }
        catch (LambdaServiceException e)
        {
            throw new TaskFailedException($"Lambda.{e.Code}", $"{e.Message} (Service: Lambda, Status Code: {e.Status})");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaskFailedException("Lambda.SdkClientException", e.Message);
        }
    }

    private async Task<TaskResult> PublishAsync(JsonNode? input, CancellationToken cancellationToken)
    {
        var topic = Text(input, "TopicArn")
            ?? throw new TaskFailedException("States.Runtime", "The field 'TopicArn' is required for sns:publish.");
        try
        {
            if (Policies?.RefusesPublisher(topic, caller, core.Region, call => core.Gate.Authorize(call)) is { } refusal)
            {
                throw new SnsException("KMSAccessDenied", refusal, 400);
            }

            var id = await sns.PublishAsync(caller, topic, Text(input, "Subject"), Text(input, "Message") ?? "", cancellationToken);
            return Result(new JsonObject { ["MessageId"] = id, ["SdkHttpMetadata"] = new JsonObject { ["HttpStatusCode"] = 200 } });
        }
        catch (SnsException e)
        {
            throw new TaskFailedException(
                $"SNS.{SnsName(e)}", $"{e.Message} (Service: AmazonSNS; Status Code: {e.Status}; Error Code: {e.Code})");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TaskFailedException("SNS.SdkClientException", e.Message);
        }
    }

    /// <summary>The gate's error codes as Lambda names them; a denied call is reported as <c>Lambda.AWSLambdaException</c>.</summary>
    private static string Code(string code, int status) => code switch
    {
        "Throttling" => "TooManyRequestsException",
        _ when status >= 500 => "ServiceException",
        "AccessDenied" => "AWSLambdaException",
        _ => code,
    };

    private static string SnsName(SnsException e) => e.Code switch
    {
        "Throttling" => "ThrottledException",
        "AccessDenied" => "AuthorizationErrorException",
        _ when e.Status >= 500 => "InternalErrorException",
        _ => e.Code + "Exception",
    };

    private static TaskResult Result(JsonNode json) => new(Bytes(json));

    private static byte[] Bytes(JsonNode json) => JsonSerializer.SerializeToUtf8Bytes(json, Relaxed.Json);

    /// <summary>A field's text; a value that is not a string is returned as its JSON, as <c>Message</c> allows.</summary>
    private static string? Text(JsonNode? input, string name) => (input as JsonObject)?[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(Relaxed.Json),
    };
}
