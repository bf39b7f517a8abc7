namespace Failover.Drill.Pages.Model;

/// <summary>Where a run stands that a page follows.</summary>
/// <param name="Phase"><see cref="Ready"/>, <see cref="Running"/>, <see cref="Paused"/> or <see cref="Ended"/>.</param>
/// <param name="Pace">How many times real time it runs at.</param>
/// <param name="SinceSeconds">Since the evidence's origin, negative before it; null: not known yet.</param>
/// <param name="Controls">Whether it can be paused and sped up: a simulated run that nothing real takes part in.</param>
internal sealed record LiveState(string Phase, double Pace, double? SinceSeconds, bool Controls)
{
    /// <summary>It waits to be started.</summary>
    public const string Ready = "ready";

    public const string Running = "running";

    public const string Paused = "paused";

    public const string Ended = "ended";
}
