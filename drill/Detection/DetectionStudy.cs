namespace Failover.Drill.Detection;

/// <summary>How fast a witness detects a kind of death.</summary>
/// <param name="Detected">The share of the runs, 0 to 1; a promotion may end an outage before the witness can detect it.</param>
/// <param name="P50">Seconds from the writer's death, over the runs in which it was detected; null if there were none.</param>
internal sealed record DetectionFigure(string Case, string Witness, int Runs, double Detected, double? P50, double? P99, double? Max)
{
    public static DetectionFigure From(string name, string witness, IReadOnlyList<DetectionRun> runs)
    {
        var seen = runs.Where(run => run.Seconds.ContainsKey(witness)).Select(run => run.Seconds[witness]).Order().ToList();
        return new DetectionFigure(
            name, witness, runs.Count, Math.Round((double)seen.Count / runs.Count, 4), At(0.5), At(0.99), At(1));

        // Nearest rank: a figure that really occurred.
        double? At(double share) => seen.Count == 0 ? null : Math.Round(seen[(int)Math.Ceiling(share * seen.Count) - 1], 3);
    }
}

/// <summary>What follows when a healthy writer looks dead.</summary>
/// <param name="Alarmed">Runs in which any witness went into ALARM.</param>
/// <param name="Verifications">Executions in all runs.</param>
/// <param name="Writes">Changes of the record in all runs; only 0 is right.</param>
/// <param name="Failovers">Calls of FailoverDBCluster in all runs; only 0 is right.</param>
/// <param name="Outcomes">The number of executions by outcome.</param>
/// <param name="MostMails">The messages of the run with the most.</param>
internal sealed record FalseAlarmFigure(
    string Case, int Runs, int Alarmed, int Verifications, int Writes, int Failovers, IReadOnlyDictionary<string, int> Outcomes,
        int MostMails)
{
    public static FalseAlarmFigure From(string name, IReadOnlyList<DetectionRun> runs)
    {
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var outcome in runs.SelectMany(run => run.Outcomes))
        {
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        return new FalseAlarmFigure(
            name, runs.Count, runs.Count(run => run.Seconds.Keys.Any(DetectionRun.Witnesses.Contains)), runs.Sum(run => run.Verifications),
            runs.Sum(run => run.Writes), runs.Sum(run => run.Failovers), outcomes, runs.Max(run => run.Mails));
    }
}

/// <summary>All figures of a study; the same seed and number of runs give the same figures on any number of cores.</summary>
/// <param name="Stopped">Whether it was ended before all were played: the figures are of those that were.</param>
internal sealed record DetectionStudy(
    int Runs, int Seed, bool Stopped, IReadOnlyList<DetectionFigure> Detection, IReadOnlyList<FalseAlarmFigure> FalseAlarms)
{
    /// <summary>
    /// Seconds until heartbeat-lost is in ALARM: up to one beat until the first lost one, another period, its end, and up to 10 s until the
    /// evaluation.
    /// </summary>
    public const double HeartbeatLimit = 40;

    /// <summary>Seconds until the execution starts, half of the times.</summary>
    public const double UsualStartLimit = 10;

    /// <summary>The same, nearly always.</summary>
    public const double StartLimit = 16;

    /// <summary>Mails of one false alarm. One that outlasts the cool-down is verified again, which is no news.</summary>
    public const int MailLimit = 1;

    /// <summary>Whether every loss was seen in time, and no false alarm led to a write or to more mails than that.</summary>
    public bool Passed => !Stopped
        && Detection.Where(f => f.Witness == "heartbeat-lost").All(f => f.P99 <= HeartbeatLimit)
        && Detection.Where(f => f.Witness == DetectionRun.Start).All(f => f is { Detected: 1, P50: <= UsualStartLimit, P99: <= StartLimit })
        && FalseAlarms.All(f => f is { Writes: 0, Failovers: 0, MostMails: <= MailLimit });

    /// <summary>How many worlds a study plays.</summary>
    public static int Worlds(int runs) => (DetectionCases.Deaths.Count + DetectionCases.FalseAlarms.Count) * runs;

    /// <param name="played">Told of each world that was played, on any thread.</param>
    public static DetectionStudy Make(int runs, int seed, Action? played = null, CancellationToken stop = default)
    {
        var deaths = Cases(DetectionCases.Deaths);
        var falseAlarms = Cases(DetectionCases.FalseAlarms);
        return new(
            runs,
            seed,
            deaths.Concat(falseAlarms).Sum(static one => one.Runs.Length) < Worlds(runs),
            [.. deaths.SelectMany(static one => DetectionRun.Witnesses.Append(DetectionRun.Start)
                .Select(witness => DetectionFigure.From(one.Name, witness, one.Runs)))],
            [.. falseAlarms.Select(static one => FalseAlarmFigure.From(one.Name, one.Runs))]);

        List<(string Name, DetectionRun[] Runs)> Cases(IReadOnlyList<DetectionCase> cases) =>
            [.. cases.Select(one => (one.Name, Play(one, runs, seed, played, stop))).Where(static one => one.Item2.Length > 0)];
    }

    /// <summary>One world per thread: each has its own time, so they share only what has been parsed.</summary>
    /// <returns>Those that were played before <paramref name="stop"/>.</returns>
    public static DetectionRun[] Play(
        DetectionCase one, int runs, int seed, Action? played = null, CancellationToken stop = default)
    {
        var results = new DetectionRun?[runs];
        Parallel.For(0, runs, i =>
        {
            if (!stop.IsCancellationRequested)
            {
                results[i] = DetectionRun.Play(one, unchecked(seed + i));
                played?.Invoke();
            }
        });
        return [.. results.OfType<DetectionRun>()];
    }
}
