using System.CommandLine;
using Failover.Drill.Accept;
using Failover.Drill.Facts;
using Failover.Drill.OnAws;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill accept</c>: which of our assumptions about AWS hold in an account.</summary>
internal static class AcceptCommand
{
    private const int LongestListen = 3600;

    public static Command Create()
    {
        var machine = new Option<string>("--state-machine")
        {
            Description = "The state machine's ARN: the stack's output StateMachineArn.",
            Required = true,
        }.MustBe(
            "a state machine's ARN, such as arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover",
            StepFunctionsArn.IsStateMachine);
        var cluster = new Option<string>("--cluster") { Description = "The stack's DocumentDB cluster.", Required = true };
        var listen = new Option<int>("--listen")
        {
            Description = "Seconds to listen to the heartbeat's metric; 0 for not at all.",
            DefaultValueFactory = _ => 120,
        }.MustBe($"a number of seconds from 0 to {LongestListen}", text => OptionRules.IsWhole(text, 0, LongestListen));
        var scratch = new Option<bool>("--scratch-record")
        {
            Description = "Also measures Route 53, with a TXT record next to the stack's that is created and deleted twice.",
        };
        var failover = new Option<bool>("--failover")
        {
            Description = "Also fails the cluster over once, after asking: applications will notice.",
        };
        var yes = new Option<bool>("--yes") { Description = "Does not ask for confirmation." };
        var file = new Option<string>("--output")
        {
            Description = "The file to which the figures are written, for --facts.",
            DefaultValueFactory = _ => "facts.json",
        };
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "accept",
            "Tests the assumptions about AWS on an account, and writes the figures for the simulator.")
        {
            machine, cluster, listen, scratch, failover, yes, file, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var arn = StepFunctionsArn.Parse(parsed.GetRequiredValue(machine))!;
            var choices = new AcceptChoices(
                arn.Text, parsed.GetRequiredValue(cluster), parsed.GetValue(listen), parsed.GetValue(scratch), parsed.GetValue(failover));
            var streams = parsed.InvocationConfiguration;
            var question = $"This fails {choices.Cluster} over once, and applications will notice. Go on?";
            if (StartQuestion.Refusal(
                streams.Error, question, parsed.GetValue(yes) || !choices.Failover, StartQuestion.Terminal()) is { } refusal)
            {
                await streams.Error.WriteLineAsync(refusal);
                return ExitCodes.Usage;
            }

            return await AwsSession.RunAsync(
                streams, () => AcceptClients.In(arn.Region), clients => AcceptAsync(
                    streams, clients, choices, new(parsed.GetRequiredValue(file), parsed.GetValue(json)), TimeProvider.System, stop));
        });
        return command;
    }

    /// <returns>Passed if everything that was requested was measured, whatever the findings.</returns>
    public static async Task<int> AcceptAsync(
        InvocationConfiguration streams, AcceptClients clients, AcceptChoices choices, Output output, TimeProvider time,
        CancellationToken stop)
    {
        try
        {
            var facts = await new AcceptRun(clients, time, line => streams.Error.WriteLine($"{line}..."))
                .ExecuteAsync(choices, stop);
            FactsFile.Write(output.File, facts);
            if (output.Json)
            {
                await streams.Output.WriteLineAsync(FactsFile.ToJson(facts));
            }
            else
            {
                AcceptView.Show(Page.On(streams.Output), facts);
                await streams.Output.WriteLineAsync(
                    $"\nFigures in {output.File}. To rehearse with them: "
                        + $"dotnet run --project drill -- run region-lost --facts {output.File}");
            }

            return ExitCodes.Passed;
        }
        catch (Exception e) when (e is AcceptException or FactsException)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync(
                "Stopped; no file was written. An execution that was started continues: see the state machine's executions.");
            return ExitCodes.Failed;
        }
    }

    /// <param name="File">The file to which the facts are written.</param>
    internal sealed record Output(string File, bool Json);
}
