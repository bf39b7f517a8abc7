using Amazon.StepFunctions.Model;
using Failover.LocalCloud.StepFunctions.Definition;

namespace Failover.LocalCloud.StepFunctions.History;

/// <summary>All events of an execution.</summary>
/// <param name="written">Called for each event.</param>
internal sealed class HistoryLog(TimeProvider time, Action<HistoryEntry>? written = null)
{
    /// <summary>AWS's quota of events per execution.</summary>
    public const int MostEvents = 25_000;

    private readonly List<HistoryEntry> entries = [];

    public int Count => entries.Count;

    /// <summary>Whether there is only room for the event that ends the execution.</summary>
    public bool IsFull => entries.Count >= MostEvents - 1;

    public IReadOnlyList<HistoryEntry> Entries => entries;

    /// <returns>The event's id.</returns>
    /// <exception cref="StateFailedException">The quota is used up; nothing catches this error.</exception>
    public int Append(int previous, HistoryEntry entry) => IsFull
        ? throw StateFailedException.Runtime("The execution reached the maximum number of history events (25000).")
        : AppendEnd(previous, entry);

    /// <summary>Adds the event that ends the execution; the last slot is reserved for it.</summary>
    public int AppendEnd(int previous, HistoryEntry entry)
    {
        entry.Id = entries.Count + 1;
        entry.PreviousId = previous;
        entry.At = time.GetUtcNow();
        entries.Add(entry);
        written?.Invoke(entry);
        return entry.Id;
    }

    public List<HistoryEvent> ToEvents() => entries.ConvertAll(static entry => EventConversion.ToEvent(entry, withData: true));
}
