using Failover.LocalCloud.Client;

namespace Failover.Drill.Bench;

/// <summary>What one design did in one world. Times are in seconds.</summary>
internal sealed record TrialResult
{
    public required string Kind { get; init; }

    public required Right Right { get; init; }

    /// <inheritdoc cref="BenchKind.ApisFail"/>
    public bool ApisFail { get; init; }

    /// <summary>From the fault until the design began to act on it; null where it never did.</summary>
    public double? Detected { get; init; }

    /// <summary>
    /// From the fault until the design said, truly, that the writer is back: ours when the wire proved it first, the article's
    /// when its function ended. Null where it never said so.
    /// </summary>
    public double? Recovered { get; init; }

    /// <summary>
    /// What the design added to what AWS itself needed: from the moment when the design had begun and the database was ready
    /// (<see cref="Readiness"/>: promoted, endpoint moved, shown by the API), whichever is later, to the first proof, less the
    /// time that Route 53 itself took for a swap (change to INSYNC). Detection is not in it. Null without a proof.
    /// </summary>
    public double? Added { get; init; }

    /// <summary>It recovered, said so, every word of it was true, nobody's change was undone, and the application writes again.</summary>
    public bool Correct { get; init; }

    /// <summary>
    /// AWS had ended the outage before the design noticed, within <see cref="TrialReading.Blip"/>, and the record led to the
    /// writer all the same: there was nothing left to recover. It counts for no design and against none.
    /// </summary>
    public bool Healed { get; init; }

    /// <summary>The application writes again at the end, whoever's merit that is.</summary>
    public bool ApplicationBack { get; init; }

    /// <summary>
    /// It said that it succeeded while the record led to no writer, claimed a recovery where nothing was broken, or undid somebody's
    /// change.
    /// </summary>
    public bool Wrong { get; init; }

    /// <summary>Changes of the record that it made.</summary>
    public int Writes { get; init; }

    /// <summary>How long writes failed in all; an outage that had not ended is counted up to the world's end.</summary>
    public double Outage { get; init; }

    /// <summary>The same for an application of each kind of driver; null: it could not write at the world's end.</summary>
    public IReadOnlyDictionary<DriverKind, double?> Outages { get; init; } = new Dictionary<DriverKind, double?>();

    public int Transitions { get; init; }

    /// <summary>Of Lambda functions, without the heartbeat's.</summary>
    public int Invocations { get; init; }

    /// <summary>Of RDS, Route 53, CloudWatch and Step Functions, by functions.</summary>
    public int ApiCalls { get; init; }

    /// <summary>US dollars: transitions, requests and compute of the answer, without what runs all the time.</summary>
    public double Cost { get; init; }
}
