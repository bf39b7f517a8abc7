using Failover.LocalCloud.Client;

namespace Failover.Drill.Bench;

/// <summary>What one design did in one world. Times are in seconds.</summary>
internal sealed record TrialResult
{
    public required string Kind { get; init; }

    public required Right Right { get; init; }

    /// <inheritdoc cref="BenchKind.ApisFail"/>
    public bool ApisFail { get; init; }

    /// <summary>From the fault until the design began to respond to it; null if it never did.</summary>
    public double? Detected { get; init; }

    /// <summary>
    /// From the fault until the design truthfully said that the writer is back: ours when the probe first proved it, the article's when its
    /// function ended. Null if it never said so.
    /// </summary>
    public double? Recovered { get; init; }

    /// <summary>
    /// What the design added to the time that AWS itself needed: from the moment when the design had begun and the database was ready
    /// (<see cref="Readiness"/>: promoted, endpoint moved, shown by the API), whichever is later, to the first proof, minus the time that
    /// Route 53 itself took for a swap (change to INSYNC). Detection is not included. Null without a proof.
    /// </summary>
    public double? Added { get; init; }

    /// <summary>It recovered and said so, every claim was true, nobody's change was undone, and the application writes again.</summary>
    public bool Correct { get; init; }

    /// <summary>
    /// AWS had ended the outage before the design noticed, within <see cref="TrialReading.Blip"/>, and the record pointed to the writer
    /// anyway: there was nothing left to recover. It counts neither for nor against any design.
    /// </summary>
    public bool Healed { get; init; }

    /// <summary>The application writes again at the end, regardless of what brought it back.</summary>
    public bool ApplicationBack { get; init; }

    /// <summary>
    /// It said that it succeeded while the record pointed to no writer, claimed a recovery when nothing was broken, or undid somebody's
    /// change.
    /// </summary>
    public bool Wrong { get; init; }

    /// <summary>The number of changes that it made to the record.</summary>
    public int Writes { get; init; }

    /// <summary>How long writes failed in total; an outage that has not ended is counted up to the world's end.</summary>
    public double Outage { get; init; }

    /// <summary>The same for an application of each kind of driver; null if it could not write at the world's end.</summary>
    public IReadOnlyDictionary<DriverKind, double?> Outages { get; init; } = new Dictionary<DriverKind, double?>();

    public int Transitions { get; init; }

    /// <summary>Invocations of Lambda functions, except the heartbeat's.</summary>
    public int Invocations { get; init; }

    /// <summary>Calls that functions made to RDS, Route 53, CloudWatch and Step Functions.</summary>
    public int ApiCalls { get; init; }

    /// <summary>US dollars: the transitions, requests and compute of the response, without what runs all the time.</summary>
    public double Cost { get; init; }
}
