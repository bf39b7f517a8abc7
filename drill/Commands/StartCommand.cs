using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.OnAws;

namespace Failover.Drill.Commands;

/// <summary><c>drill start</c>: an execution on AWS, by hand.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var machine = new Option<string>("--state-machine")
        {
            Description = "The state machine's ARN: the stack's output StateMachineArn.",
            Required = true,
        }
            .MustBe(
            "a state machine's ARN, such as arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover",
            StepFunctionsArn.IsStateMachine);
        var cluster = new Option<string>("--cluster") { Description = "The DocumentDB cluster.", Required = true };
        var replace = new Option<bool>("--replace")
        {
            Description =
                "The cluster replaces the stack's own, which is gone or not healthy; it must have the tag failover:record.",
        };
        var failover = new Option<bool>("--failover") { Description = "Fails the cluster over on purpose, within its region." };
        var switchover = new Option<bool>("--switchover")
        {
            Description = "Moves the database to the state machine's region, without loss of data.",
        };
        var to = new Option<string?>("--to") { Description = "With --switchover: that region, as a check." };
        var observe = new Option<bool>("--observe") { Description = "Writes nothing, but reports what it would do." };
        var force = new Option<bool>("--force") { Description = "Skips the cool-down after an earlier failover." };
        var reason = new Option<string?>("--reason") { Description = "The reason, for the report." };
        var yes = new Option<bool>("--yes") { Description = "Does not ask whether to start it; --observe never asks." };
        var follow = new Option<bool>("--follow") { Description = "Shows the execution as it happens, until it ends." };
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "start",
            "Starts an execution on AWS.")
        {
            machine, cluster, replace, failover, switchover, to, observe, force, reason, yes, follow, json,
        };
        command.Validators.Add(result =>
        {
            var region = StepFunctionsArn.Parse(result.GetValue(machine) ?? "")?.Region;
            if (result.GetValue(failover) && result.GetValue(switchover))
            {
                result.AddError("Expected one of --failover and --switchover, but found both. A switchover already moves the writer.");
            }
            else if (result.GetValue(to) is not null && !result.GetValue(switchover))
            {
                result.AddError("Expected --to only with --switchover: nothing else moves the database to another region.");
            }
            else if (result.GetValue(to) is { } target && region is not null && target != region)
            {
                result.AddError(
                    $"Expected the state machine of {target}, since the stack of the region to be activated acts, but found one of "
                        + $"{region}. Take StateMachineArn from the stack in {target}.");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            var arn = StepFunctionsArn.Parse(parsed.GetRequiredValue(machine))!;
            var input = new StartInput(parsed.GetRequiredValue(cluster))
            {
                Drill = parsed.GetValue(switchover) ? "switchover" : parsed.GetValue(failover) ? "failover" : null,
                Replace = parsed.GetValue(replace),
                Observe = parsed.GetValue(observe),
                Force = parsed.GetValue(force),
                Reason = parsed.GetValue(reason),
            };
            var streams = parsed.InvocationConfiguration;
            if (StartQuestion.Refusal(streams.Error, input, arn, parsed.GetValue(yes), StartQuestion.Terminal()) is { } refusal)
            {
                await streams.Error.WriteLineAsync(refusal);
                return ExitCodes.Usage;
            }

            var choices = new Choices(arn.Text, input, parsed.GetValue(follow), parsed.GetValue(json));
            return await AwsSession.RunAsync(
                streams, arn.Region, client => StartAsync(streams, client, choices, TimeProvider.System, stop));
        });
        return command;
    }

    /// <returns>Passed if it was started or, when followed, if its outcome is one that was asked for.</returns>
    public static async Task<int> StartAsync(
        InvocationConfiguration streams, IAmazonStepFunctions client, Choices choices, TimeProvider time, CancellationToken stop)
    {
        // With our own name, a start whose answer was lost can be sent again, and Step Functions starts it only once.
        var name = $"by-hand-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}";
        var started = await client.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = choices.StateMachine, Name = name, Input = choices.Input.ToJson() }, stop);
        if (choices.Follow)
        {
            return await FollowCommand.FollowAsync(
                streams, client, started.ExecutionArn, new FollowCommand.Choices(choices.Json, choices.Input.Expects), time, stop);
        }

        await streams.Output.WriteLineAsync(choices.Json
            ? new JsonObject { ["passed"] = true, ["execution"] = started.ExecutionArn, ["status"] = "RUNNING" }.ToJsonString()
            : $"Started {started.ExecutionArn}\nTo follow it: {ProgramName.OnAws} follow {started.ExecutionArn}");
        return ExitCodes.Passed;
    }

    internal sealed record Choices(string StateMachine, StartInput Input, bool Follow, bool Json);
}
