namespace Failover.Drill.Simulation;

/// <summary>Counts what happened in many runs.</summary>
internal sealed class SimulationTally
{
    private readonly SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> applications = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> leftElsewhere = new(StringComparer.Ordinal);

    public int Runs { get; private set; }

    /// <summary>Runs in which no execution started.</summary>
    public int Quiet { get; private set; }

    public long Swaps { get; private set; }

    /// <summary>Runs in worlds of several regions.</summary>
    public int Regional { get; private set; }

    /// <summary>How often another region's cluster became the global writer, whoever requested it.</summary>
    public long Promotions { get; private set; }

    /// <summary>Promotions that our stacks requested.</summary>
    public long AskedPromotions { get; private set; }

    /// <summary>Swaps to an instance that the API still showed as the writer, though it no longer was.</summary>
    public long Overtaken { get; private set; }

    /// <summary>Swaps made ahead of a promotion: RecordWhen=promoting.</summary>
    public long Ahead { get; private set; }

    /// <summary>Runs that an operator ended by hand, once all faults were over.</summary>
    public int ByHand { get; private set; }

    /// <summary>Changes of the record by somebody else after a proof.</summary>
    public long LedAway { get; private set; }

    /// <summary>Reports of such changes that operators were notified of.</summary>
    public long LedAwayTold { get; private set; }

    public IReadOnlyDictionary<string, long> Outcomes => outcomes;

    public IReadOnlyDictionary<string, long> Faults => faults;

    public IReadOnlyDictionary<string, long> Applications => applications;

    public IReadOnlyDictionary<string, long> LeftElsewhere => leftElsewhere;

    public void Add(SimulationRun run)
    {
        Runs++;
        var before = outcomes.Values.Sum();
        Count(outcomes, run.Outcomes);
        Quiet += outcomes.Values.Sum() == before ? 1 : 0;
        Count(faults, run.Case.Faults.Select(f => f.Kind));
        Count(leftElsewhere, run.Excuse is { } excuse ? [excuse] : []);
        Count(applications, run.Application is { } end ? [end] : []);
        Swaps += run.Swaps;
        LedAway += run.Monitor.Record.Owner.LedAway;
        LedAwayTold += run.Monitor.Record.Owner.Told;
        Regional += run.Case.World.Regions is null ? 0 : 1;
        Promotions += run.Promotions;
        AskedPromotions += run.AskedPromotions;
        Overtaken += run.Overtaken;
        Ahead += run.Ahead;
        ByHand += run.NeededHand ? 1 : 0;
    }

    private static void Count(SortedDictionary<string, long> counts, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            counts[name] = counts.GetValueOrDefault(name) + 1;
        }
    }
}
