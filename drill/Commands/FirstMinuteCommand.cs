using System.CommandLine;
using Failover.Drill.FirstMinute;
using Failover.Drill.Pages;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill</c> without a command: a lost region, without us and with us.</summary>
internal static class FirstMinuteCommand
{
    private const string Name = "region-lost";

    public static void MakeDefault(RootCommand root)
    {
        var (seed, json, html) = (RunCommand.SeedOption(), FollowCommand.JsonOption(), HtmlOption.Create());
        root.Add(seed);
        root.Add(json);
        root.Add(html);
        root.SetAction((parsed, stop) => ShowAsync(
            parsed.InvocationConfiguration, parsed.GetValue(seed), parsed.GetValue(json), parsed.GetValue(html), stop));
    }

    private static async Task<int> ShowAsync(InvocationConfiguration streams, int seed, bool json, string? html, CancellationToken stop)
    {
        var page = Page.On(json ? TextWriter.Null : streams.Output);
        StoryView.Open(page);
        var scenario = ScenarioLibrary.Find(Name)!;
        var view = new StoryView(page, Rhythm(streams, json, stop));
        var without = UnattendedRun.Execute(scenario, seed);
        try
        {
            await view.WithoutAsync(without);
            var writes = new ApiWriteLog();
            var run = ScenarioRun.Execute(scenario, seed, pace: null, writes.Attach);
            var evidence = SimulatedEvidence.From(run, writes.Writes);
            await view.WithAsync(StoryLines.From(evidence, run.World.Client.Options.Name), run.FirstFaultAt);
            view.Result(without, run);
            if (json)
            {
                await streams.Output.WriteLineAsync(StoryDocument.From(without, run).ToJson());
            }
            else if (evidence.Mails is [.., var mail])
            {
                await view.MailAsync(mail);
            }

            var isWritten = HtmlOption.TryWrite(streams, html, () => evidence);
            view.Next(!isWritten || json ? null : html ?? HtmlOption.Keep(evidence), ProgramName.Next);
            return isWritten && run.Passed && without.IsDown ? ExitCodes.Passed : ExitCodes.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCodes.Stopped;
        }
    }

    /// <summary>Paced only if somebody is watching: a pipe gets everything at once.</summary>
    private static Func<TimeSpan, Task> Rhythm(InvocationConfiguration streams, bool json, CancellationToken stop) =>
        !json && ReferenceEquals(streams.Output, Console.Out) && !Console.IsOutputRedirected
            ? length => Task.Delay(length, TimeProvider.System, stop) : static _ => Task.CompletedTask;
}
