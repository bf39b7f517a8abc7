using System.Globalization;

namespace Failover.Drill.Views;

/// <summary>
/// How far something is, on one line that writes itself over: for somebody who watches, so never in a pipe or a log. It appears after a
/// second, so that what is over by then shows none, and is gone at the end. Called from any thread.
/// </summary>
/// <param name="output">Null: nobody watches.</param>
/// <param name="unit">What is counted, in the plural: <c>worlds</c>.</param>
internal sealed class ProgressLine(TextWriter? output, string unit, int total, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly long began = clock.GetTimestamp();
    private TimeSpan shown = Patience - Pause;
    private int done;
    private int width;

    /// <summary>On standard error, where that is a terminal; standard output belongs to the result.</summary>
    public static ProgressLine On(TextWriter error, string unit, int total) => new(
        ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? error : null, unit, total, TimeProvider.System);

    /// <param name="note">What else is to be said, such as <c>2 violations</c>.</param>
    public void Step(string note = "")
    {
        if (output is null)
        {
            return;
        }

        lock (gate)
        {
            done++;
            var elapsed = clock.GetElapsedTime(began);
            if (elapsed - shown < Pause)
            {
                return;
            }

            shown = elapsed;
            var left = TimeSpan.FromTicks(elapsed.Ticks / done * Math.Max(0, total - done));
            Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{done}/{total} {unit}{(note.Length > 0 ? $", {note}" : "")}, about {left.TotalSeconds:0} s left; Ctrl+C ends it"));
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (width > 0)
            {
                Write("");
                output!.Write('\r');
            }
        }
    }

    private void Write(string text)
    {
        output!.Write($"\r{text.PadRight(width)}");
        width = text.Length;
    }
}
