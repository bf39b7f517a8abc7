using System.Text.Json;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Web;

/// <summary>
/// The page as it is now, and which of its parts changed since a version that a browser has: so a page that is loaded again, or that lost
/// its connection, is brought to now at once, and one that looks on gets only what is new. Any thread.
/// </summary>
internal sealed class LiveSections
{
    /// <summary>A day has many thousands of happenings; a page that shows all of them no longer follows.</summary>
    public const int MostRows = 200;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Text, long Version)> sections = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunEvidence? evidence;
    private LiveState state = new(LiveState.Ready, 0, null, Controls: false);
    private long version;

    /// <summary>Grows with every change.</summary>
    public long Version
    {
        get
        {
            lock (gate)
            {
                return version;
            }
        }
    }

    public void Update(RunEvidence now, LiveState at)
    {
        var shown = Bounded(now);
        var parts = RunPage.Parts(shown).Select(static part => (Id: part.Attribute("id")!.Value, Text: HtmlText.From(part))).ToList();
        lock (gate)
        {
            var next = version + 1;
            var isNew = evidence is null || state != at;
            foreach (var (id, text) in parts)
            {
                if (sections.GetValueOrDefault(id).Text != text)
                {
                    sections[id] = (text, next);
                    isNew = true;
                }
            }

            (evidence, state) = (shown, at);
            if (isNew)
            {
                version = next;
                changed.SetResult();
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    /// <summary>The whole page as of now.</summary>
    public string Page()
    {
        lock (gate)
        {
            return RunPage.Live(
                evidence ?? throw new InvalidOperationException("Expected evidence, but nothing was updated yet."), state, version);
        }
    }

    /// <summary>What changed since <paramref name="known"/>, as soon as anything did.</summary>
    /// <returns>The version, and one line of JSON: <c>state</c>, and <c>sections</c> by their ids.</returns>
    public async Task<(long Version, string Json)> NextAsync(long known, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task wait;
            lock (gate)
            {
                if (version > known || known > version)
                {
                    // A version that is not ours is of a server that was started before: everything is new then.
                    var since = known > version ? 0 : known;
                    var parts = sections.Where(part => part.Value.Version > since)
                        .ToDictionary(static part => part.Key, static part => part.Value.Text, StringComparer.Ordinal);
                    return (version, JsonSerializer.Serialize(new LiveUpdate(state, parts), LiveJson.Default.LiveUpdate));
                }

                wait = changed.Task;
            }

            await wait.WaitAsync(cancellationToken);
        }
    }

    private static RunEvidence Bounded(RunEvidence run) => run with
    {
        Happenings = Last(run.Happenings),
        Writes = Last(run.Writes),
        Proofs = Last(run.Proofs),
        Mails = Last(run.Mails),
        DnsChanges = Last(run.DnsChanges),
    };

    private static IReadOnlyList<T> Last<T>(IReadOnlyList<T> all) => all.Count <= MostRows ? all : [.. all.Skip(all.Count - MostRows)];
}
