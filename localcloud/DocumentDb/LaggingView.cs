using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>What the API reports about one cluster: its real state, a little later.</summary>
internal sealed class LaggingView
{
    private readonly CloudCore core;
    private readonly DocumentDbService service;
    private readonly Func<ClusterSnapshot> truth;
    private TimeSpan due;

    public LaggingView(CloudCore core, DocumentDbService service, Func<ClusterSnapshot> truth)
    {
        this.core = core;
        this.service = service;
        this.truth = truth;
        View = truth();
    }

    public ClusterSnapshot View { get; private set; }

    /// <summary>Raised when <see cref="View"/> changes after the API's lag.</summary>
    public event Action? Changed;

    public void ShowNow() => View = truth();

    /// <summary>Shows the current state after the API's lag, never out of order.</summary>
    public void ShowLater()
    {
        var present = truth();
        var next = core.Time.Elapsed + service.Options.ApiLag.Draw(core.Chance, "api-lag");
        due = next > due ? next : due;
        core.Time.At(due, () =>
        {
            View = present;
            Changed?.Invoke();
        });
    }
}
