using System.Globalization;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Views;

/// <summary>Every event of the world as one line of tab-separated text, for grep, diff and issue reports.</summary>
internal sealed class TraceView(TextWriter output)
{
    public void Show(JournalEntry entry) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
            $"{entry.At.UtcDateTime:HH:mm:ss.fff}\t{entry.Source}\t{entry.Kind}\t{entry.Subject}\t{entry.Detail}"));
}
