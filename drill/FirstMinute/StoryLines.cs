using System.Globalization;
using Failover.Drill.Pages.Model;
using Failover.Drill.Views;

namespace Failover.Drill.FirstMinute;

/// <summary>A line of the story.</summary>
/// <param name="IsDown">Whether the application could not write at that time.</param>
internal sealed record StoryLine(DateTimeOffset At, bool IsDown, string What, string Found, string Tone);

/// <summary>
/// A run in a few lines: what broke, what was decided and done, and who could write. Waits are collapsed: a state that checked repeatedly
/// is one line, at the moment when it found what it was waiting for.
/// </summary>
internal static class StoryLines
{
    /// <summary>What is shown. Alarms, executions that stood down and what other lines also say are only in the full view.</summary>
    private static readonly HashSet<string> Told = new(
        ["fault", "record", "VerifyCluster", "ChooseRegion", "PromoteRegion", "CheckRegion", "ProbeWriter", "Notify"],
        StringComparer.Ordinal);

    /// <param name="application">The name of the application whose users count.</param>
    public static IReadOnlyList<StoryLine> From(RunEvidence run, string application)
    {
        var lines = new List<StoryLine>();
        var isDown = false;
        var started = run.Visits is [var first, ..] ? first.From : (DateTimeOffset?)null;
        foreach (var happening in run.Happenings.Where(h => h.What == application || Told.Contains(h.What)))
        {
            if (started <= happening.At)
            {
                lines.Add(new StoryLine(started.Value, isDown, "execution", "the heartbeat starts the state machine", "plain"));
                started = null;
            }

            var isApplication = happening.What == application;
            isDown = isApplication ? happening.Tone == "bad" : isDown;
            lines.Add(new StoryLine(
                happening.At, isDown, isApplication ? "application" : happening.What, Waited(run, happening), happening.Tone));
        }

        return [.. lines.Where((_, index) => !IsRepeated(lines, index))];
    }

    /// <summary>An earlier finding of a state, if a later one of the same state says more.</summary>
    private static bool IsRepeated(List<StoryLine> lines, int index) =>
        char.IsUpper(lines[index].What[0]) && lines.FindLastIndex(line => line.What == lines[index].What) > index;

    private static string Waited(RunEvidence run, Happening happening)
    {
        var visits = run.Visits.Where(visit => visit.State == happening.What && visit.From <= happening.At).ToList();
        return visits.Count < 2 ? happening.Found : string.Create(
            CultureInfo.InvariantCulture,
            $"{happening.Found} ({visits.Count} checks in {Seconds.Text((happening.At - visits[0].From).TotalSeconds)})");
    }
}
