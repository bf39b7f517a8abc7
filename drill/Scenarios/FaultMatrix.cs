using Failover.Functions.Contract;

namespace Failover.Drill.Scenarios;

/// <summary>Everything that can go wrong, one scenario per id, each with assertions about the right outcome.</summary>
internal static class FaultMatrix
{
    /// <summary>The rows that scenarios cover, in the order of their ids.</summary>
    public static IReadOnlyList<Scenario> Rows { get; } =
        [.. ScenarioLibrary.All.Where(s => s.Id is not null).OrderBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>Plays every row, on all cores; each has a world of its own.</summary>
    /// <param name="played">Told of each row that was played, on any thread.</param>
    /// <returns>Those that were played before <paramref name="stop"/>.</returns>
    public static IReadOnlyList<MatrixRow> Run(int seed, Action? played = null, CancellationToken stop = default)
    {
        var rows = new MatrixRow?[Rows.Count];
        Parallel.For(0, rows.Length, i =>
        {
            if (!stop.IsCancellationRequested)
            {
                rows[i] = MatrixRow.From(ScenarioRun.Execute(Rows[i], seed));
                played?.Invoke();
            }
        });
        return [.. rows.OfType<MatrixRow>()];
    }
}

/// <param name="Expected">The right outcome; <c>no execution</c> if none must start.</param>
/// <param name="RecoverySeconds">From the fault to the first proof; null if nothing was recovered.</param>
/// <param name="Complaint">What does not hold; null if everything does.</param>
internal sealed record MatrixRow(
    string Id, string Fault, string Expected, string Actual, double? RecoverySeconds, bool Passed, string? Complaint)
{
    public static MatrixRow From(ScenarioRun run) => new(
        run.Scenario.Id!, run.Scenario.Name, Say(run.Scenario.Expected), Say(run.Outcome), Recovery(run), run.Passed, run.Complaint);

    private static double? Recovery(ScenarioRun run) =>
        run.Outcome is Outcome.Recovered or Outcome.Drilled ? Durations.From(run).Total : null;

    private static string Say(Outcome? outcome) => outcome is { } word ? EnumText.Kebab(word) : "no execution";
}
