using System.CommandLine;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary>What the commands have in common that play many worlds: progress, Ctrl+C, and a summary of what was done.</summary>
internal static class StudyOutput
{
    /// <param name="play">Is told of each world by the first argument's <see cref="ProgressLine.Step"/>.</param>
    public static T Play<T>(InvocationConfiguration streams, string unit, int total, Func<ProgressLine, T> play)
    {
        using var progress = ProgressLine.On(streams.Error, unit, total);
        return play(progress);
    }

    /// <param name="stopped">Whether Ctrl+C ended it; standard error then says so.</param>
    /// <returns>The exit code.</returns>
    public static int End(InvocationConfiguration streams, bool passed, bool stopped)
    {
        if (stopped)
        {
            streams.Error.WriteLine("Stopped before its end: what is shown is of the part that was done.");
        }

        return stopped ? ExitCodes.Stopped : passed ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
