namespace Failover.LocalCloud.Time;

/// <summary>One event in the world.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Source">The part of the cloud: <c>documentdb</c>, <c>route53</c>, <c>dns</c>, <c>cloudwatch</c>, <c>eventbridge</c>,
/// <c>stepfunctions</c>,
/// <c>lambda</c>, <c>sns</c>, <c>fault</c>, <c>client</c>.</param>
/// <param name="Kind">The kind of event, in kebab case: <c>writer-promoted</c>, <c>alarm-state</c>, <c>state-entered</c>.</param>
/// <param name="Subject">What it concerns: an instance, a record, an alarm, a state.</param>
/// <param name="Detail">One line of readable text.</param>
public sealed record JournalEntry(DateTimeOffset At, string Source, string Kind, string Subject, string Detail);

/// <summary>All events of the world in order: the live view shows them, traces compare them, invariants check them.</summary>
public sealed class Journal(TimeProvider time)
{
    private readonly List<JournalEntry> entries = [];

    /// <summary>Raised synchronously for each entry, on the scheduler's thread.</summary>
    public event Action<JournalEntry>? Written;

    public IReadOnlyList<JournalEntry> Entries => entries;

    public void Write(string source, string kind, string subject, string detail)
    {
        var entry = new JournalEntry(time.GetUtcNow(), source, kind, subject, detail);
        entries.Add(entry);
        Written?.Invoke(entry);
    }
}
