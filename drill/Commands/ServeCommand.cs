using System.CommandLine;
using Failover.Drill.Scenarios;
using Failover.Drill.Serving;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill serve</c>: the handlers over the Lambda Invoke API, in a scenario's world in real time.</summary>
internal static class ServeCommand
{
    private const int HighestPort = 65535;

    /// <summary>The longest time to the first fault: an hour, so that a typing error does not hide the scenario.</summary>
    private const double LongestStrike = 3600;

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 for any free one.", DefaultValueFactory = _ => 3001 }
            .MustBe($"a port from 0 to {HighestPort}", text => OptionRules.IsWhole(text, 0, HighestPort));
        var scenario = new Option<string>("--scenario")
        {
            Description = "The scenario whose world the handlers act on.",
            DefaultValueFactory = _ => "writer-crash",
        };
        var seed = RunCommand.SeedOption();
        var strike = new Option<double>("--strike")
        {
            Description = "Seconds until the scenario's first fault.",
            DefaultValueFactory = _ => 60,
        }
            .MustBe(
            $"a number of seconds from 0 to {LongestStrike}", text =>
            OptionRules.IsNumber(text, value => value is >= 0 and <= LongestStrike));
        var definition = new Option<string?>("--definition")
        {
            Description = "Where to write the definition with the functions' ARNs filled in.",
        };
        var json = new Option<bool>("--json") { Description = "Prints what it serves as one JSON document, and nothing else." };
        var command = new Command(
            "serve", "Serves the handlers over the Lambda Invoke API.") { port, scenario, seed, strike, definition, json };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(scenario);
            if (ScenarioLibrary.Find(name) is { } found)
            {
                var world = new ServedWorld(found, parsed.GetValue(seed), TimeSpan.FromSeconds(parsed.GetValue(strike)));
                return await ServeAsync(
                    parsed.InvocationConfiguration, world,
                    new Choices(found, parsed.GetValue(port), parsed.GetValue(definition), parsed.GetValue(json)), stop);
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(ScenarioLibrary.Unknown(name));
            return ExitCodes.Usage;
        });
        return command;
    }

    private static async Task<int> ServeAsync(InvocationConfiguration streams, ServedWorld world, Choices choices, CancellationToken stop)
    {
        world.Prepare();
        try
        {
            if (choices.Definition is { } path)
            {
                await File.WriteAllTextAsync(path, world.World.Cloud.Definition, stop);
            }

            await using var server = await InvokeServer.StartAsync(world, choices.Port, stop);
            var document = ServeDocument.From(world, server.Url, choices.Scenario.Name, choices.Definition);
            if (choices.Json)
            {
                await streams.Output.WriteLineAsync(document.ToJson());
            }
            else
            {
                new ServeView(Page.On(streams.Output), world).Show(document, choices.Scenario);
            }

            // The world needs its own thread, which it blocks while it waits for its next event.
            await Task.Factory.StartNew(
                () => world.Live(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return ExitCodes.Passed;
        }
        catch (PortUnavailableException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && choices.Definition is not null)
        {
            await streams.Error.WriteLineAsync(
                $"Expected to write the definition to {choices.Definition}, but found: {e.Message} Name another file with --definition.");
            return ExitCodes.Usage;
        }
    }

    private sealed record Choices(Scenario Scenario, int Port, string? Definition, bool Json);
}
