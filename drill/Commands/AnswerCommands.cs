using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.SecurityToken;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.OnAws;

namespace Failover.Drill.Commands;

/// <summary><c>drill approve TOKEN</c> and <c>drill deny TOKEN</c>: an operator's answer to an execution that waits for it.</summary>
internal static class AnswerCommands
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Approve() => Create("approve", "Approves a request; the execution then promotes.", approved: true);

    public static Command Deny() => Create("deny", "Denies a request; the execution ends without a write.", approved: false);

    private static Command Create(string name, string description, bool approved)
    {
        var token = new Argument<string>("token") { Description = "The task token from the message." }
            .MustBe("a task token, a word without spaces", text => text.Length > 0 && !text.Any(char.IsWhiteSpace));
        var region = new Option<string?>("--region") { Description = "The execution's region; without it, the profile's." };
        var by = new Option<string>("--by")
        {
            Description = "Who answers, for the report.",
            DefaultValueFactory = _ => Environment.UserName,
        };
        var reason = new Option<string?>("--reason") { Description = "The reason, for the report." };
        var json = FollowCommand.JsonOption();
        var command = new Command(name, description) { token, region, by, reason, json };
        command.SetAction((parsed, stop) =>
        {
            var streams = parsed.InvocationConfiguration;
            var answer = new Answer(approved, parsed.GetRequiredValue(by), parsed.GetValue(reason));
            return AwsSession.RunAsync(
                streams, () => new Clients(parsed.GetValue(region)), clients => SendAsync(
                    streams, clients.StepFunctions, clients.Tokens, parsed.GetRequiredValue(token), answer, parsed.GetValue(json), stop));
        });
        return command;
    }

    /// <summary>Sends the answer, with the caller's ARN if STS says it. AWS accepts one answer per token.</summary>
    public static async Task<int> SendAsync(
        InvocationConfiguration streams, IAmazonStepFunctions client, IAmazonSecurityTokenService tokens, string token, Answer answer,
        bool json, CancellationToken stop)
    {
        answer = answer with { As = await CallerIdentity.FindAsync(tokens, stop) };
        await client.SendTaskSuccessAsync(new SendTaskSuccessRequest { TaskToken = token, Output = answer.ToJson() }, stop);
        await streams.Output.WriteLineAsync(json
            ? new JsonObject { ["passed"] = true, ["approved"] = answer.Approved, ["as"] = answer.As }.ToJsonString()
            : answer.Approved ? "Approved. The execution verifies everything once more, then promotes."
            : "Denied. The execution ends without a write.");
        return ExitCodes.Passed;
    }

    /// <param name="By">Who answers, as they call themselves.</param>
    internal sealed record Answer(bool Approved, string By, string? Reason)
    {
        /// <summary>The caller's ARN; null if STS did not say it.</summary>
        public string? As { get; init; }

        public string ToJson()
        {
            var json = new JsonObject { ["approved"] = Approved, ["by"] = By };
            if (As is { } arn)
            {
                json["as"] = arn;
            }

            if (Reason is { } reason)
            {
                json["reason"] = reason;
            }

            return json.ToJsonString(Readable);
        }
    }

    private sealed class Clients(string? region) : IDisposable
    {
        public IAmazonStepFunctions StepFunctions { get; } = AwsSession.StepFunctions(region);

        public IAmazonSecurityTokenService Tokens { get; } = AwsSession.SecurityTokens(region);

        public void Dispose()
        {
            StepFunctions.Dispose();
            Tokens.Dispose();
        }
    }
}
