using System.CommandLine;
using Failover.Drill.Pages;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Commands;

/// <summary><c>drill run [SCENARIO]</c>: one scenario, shown live, or as one JSON document.</summary>
internal static class RunCommand
{
    private const string Standard = "writer-crash";

    public static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "The scenario's name or its fault's id; see: drill list",
            DefaultValueFactory = _ => Standard,
        };
        var trace = new Option<bool>("--trace") { Description = "Prints every event, one line each, instead of the live view." };
        var mail = new Option<bool>("--mail") { Description = "Prints the mails that operators get, word for word, after the live view." };
        var html = HtmlOption.Create();
        var evidence = EvidenceOption.Create();
        var (seed, pace, json) = Options();
        var command = new Command("run", "Runs a scenario on the local cloud.") { scenario, seed, pace, trace, json, mail, html, evidence };
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration,
            new Choices(
                parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(pace), parsed.GetValue(json),
                    parsed.GetValue(trace),
                parsed.GetValue(mail), parsed.GetValue(html), parsed.GetValue(evidence))));
        return command.WithFacts();
    }

    private static (Option<int> Seed, Option<double?> Pace, Option<bool> Json) Options() => (
        SeedOption(),
        new Option<double?>("--pace")
        {
            Description = "Plays at this multiple of real time from the first fault on; without it, as fast as possible.",
        }.MustBe("a number above 0, such as 10", text => OptionRules.IsNumber(text, value => value > 0)),
        new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." });

    /// <summary><c>--seed</c>, for every command that creates a world.</summary>
    public static Option<int> SeedOption() => new Option<int>("--seed")
    {
        Description = "Determines everything random in the world: the same seed gives the same trace.",
        DefaultValueFactory = _ => 1,
    }.MustBe("a whole number, such as 7", OptionRules.IsWhole);

    private static int Run(InvocationConfiguration streams, Choices choices)
    {
        if (ScenarioLibrary.Find(choices.Scenario) is { } scenario)
        {
            return Play(streams, scenario, choices);
        }

        streams.Error.WriteLine(ScenarioLibrary.Unknown(choices.Scenario));
        return ExitCodes.Usage;
    }

    internal static int Play(InvocationConfiguration streams, Scenario scenario, Choices choices)
    {
        var writes = new ApiWriteLog();
        var run = choices.Trace ? Trace(streams, scenario, choices, writes) : choices.Json ? Quiet(scenario, choices, writes)
            : Show(streams.Output, scenario, choices, writes);
        if (choices.Json)
        {
            streams.Output.WriteLine(RunDocument.From(run).ToJson());
        }

        var isWritten = HtmlOption.TryWrite(streams, choices.Html, () => SimulatedEvidence.From(run, writes.Writes));
        return EvidenceOption.TryWrite(streams, choices.Evidence, run) && isWritten && run.Passed
            ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static ScenarioRun Quiet(Scenario scenario, Choices choices, ApiWriteLog writes) =>
        ScenarioRun.Execute(scenario, choices.Seed, choices.Pace, writes.Attach);

    /// <summary>Even with <c>--json</c>: standard output then belongs to the document, and the trace goes to standard error.</summary>
    private static ScenarioRun Trace(InvocationConfiguration streams, Scenario scenario, Choices choices, ApiWriteLog writes)
    {
        var view = new TraceView(choices.Json ? streams.Error : streams.Output);
        var run = ScenarioRun.Execute(scenario, choices.Seed, choices.Pace, world =>
        {
            writes.Attach(world);
            world.Cloud.Core.Journal.Written += view.Show;
        });
        if (!run.Passed)
        {
            streams.Error.WriteLine($"FAIL  {run.Complaint}");
        }

        return run;
    }

    private static ScenarioRun Show(TextWriter output, Scenario scenario, Choices choices, ApiWriteLog writes)
    {
        var page = Page.On(output);
        LiveView.Announce(page, scenario, choices.Seed);
        var run = ScenarioRun.Execute(scenario, choices.Seed, choices.Pace, world =>
        {
            writes.Attach(world);
            new LiveView(page, world, World.Start + scenario.FirstFault).Attach();
        });
        SummaryView.Show(page, run);
        if (choices.Mail)
        {
            MailView.Show(page, run);
        }

        return run;
    }

    internal sealed record Choices(
        string Scenario, int Seed, double? Pace, bool Json, bool Trace, bool Mail = false, string? Html = null, string? Evidence = null);
}
