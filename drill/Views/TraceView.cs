using System.Globalization;
using Failover.LocalCloud;

namespace Failover.Drill.Views;

/// <summary>Every happening of the world as one line of tab-separated text: for grep, diff and issue reports.</summary>
internal static class TraceView
{
    public static void Show(JournalEntry entry) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{entry.At.UtcDateTime:HH:mm:ss.fff}\t{entry.Source}\t{entry.Kind}\t{entry.Subject}\t{entry.Detail}"));
}
