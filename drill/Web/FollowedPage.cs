using Failover.Drill.OnAws;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Web;

/// <summary>The page of an execution on AWS, as far as it was followed.</summary>
/// <param name="followed">Given every event, as <paramref name="reading"/> and <paramref name="view"/> are.</param>
internal sealed class FollowedPage(
    string arn, FollowedExecution followed, HistoryReading reading, FollowView view, TimeProvider time) : IAsyncDisposable
{
    private readonly LiveSections sections = new();
    private PageServer? server;

    public bool IsServed => server is not null;

    /// <summary>Once it is served.</summary>
    public Uri Url => server?.Url ?? throw new InvalidOperationException("Expected a server, but none was started yet.");

    /// <param name="port">0: any free one.</param>
    /// <exception cref="WebPortException">The port is taken.</exception>
    public async Task ServeAsync(int port, CancellationToken cancellationToken) =>
        server = await PageServer.StartAsync(sections, port, control: null, cancellationToken);

    /// <summary>Brings it up to date with what was read.</summary>
    public void Show()
    {
        var evidence = FollowedEvidence.SoFar(arn, followed, reading, view.Shown, time.GetUtcNow());
        Update(evidence, LiveState.Running, (evidence.Now - evidence.Origin)?.TotalSeconds);
    }

    /// <summary>The execution has ended.</summary>
    public void End() => Update(FollowedEvidence.From(arn, followed, reading, view.Shown), LiveState.Ended, sinceSeconds: null);

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Update(RunEvidence evidence, string phase, double? sinceSeconds) =>
        sections.Update(evidence, new LiveState(phase, 1, sinceSeconds, Controls: false));
}
