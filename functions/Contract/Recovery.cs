namespace Failover.Functions.Contract;

/// <summary>The recovery from the users' point of view: from the last proof that writes worked to the first one after it.</summary>
public sealed record Recovery
{
    /// <summary>Seconds from <see cref="LastProof"/> to <see cref="FirstProof"/>; null if the last proof is not known.</summary>
    public double? Seconds { get; init; }

    /// <summary>The last heartbeat that a writable primary answered before the outage; null if not known.</summary>
    public DateTimeOffset? LastProof { get; init; }

    /// <summary>The first proof after the outage: a heartbeat's, or this execution's own over the wire.</summary>
    public required DateTimeOffset FirstProof { get; init; }

    /// <summary>Whether <see cref="FirstProof"/> is a heartbeat's.</summary>
    public bool IsHeartbeat { get; init; }

    /// <summary>False if no heartbeat was missed: <see cref="Seconds"/> is then the longest time between two of them.</summary>
    public bool IsOutageSeen { get; init; }

    /// <summary>The resolution of the heartbeats' times, in seconds: CloudWatch keeps one-second data only for hours.</summary>
    public int ResolutionSeconds { get; init; } = 1;

    /// <summary>Where the time went; null if <see cref="Seconds"/> is null.</summary>
    public RecoveryParts? Parts { get; init; }

    /// <summary>Why <see cref="Seconds"/> is not known; null if it is known.</summary>
    public string? Unknown { get; init; }

    /// <summary>Seconds from <see cref="Since"/> to <see cref="FirstProof"/>: the least that the recovery took.</summary>
    public required double LeastSeconds { get; init; }

    /// <summary>What <see cref="LeastSeconds"/> is counted from, in words: the alarm, for example, or the execution's start.</summary>
    public required string Since { get; init; }
}

/// <summary>The parts of <see cref="Recovery.Seconds"/>, in seconds. They add up.</summary>
/// <param name="Detection">From the last proof to the verdict: heartbeat, alarm, event, start and verification.</param>
/// <param name="Promotion">
/// From the verdict until the API showed the promoted writer; for another region, including choice and approval.
/// </param>
/// <param name="Dns">From then until all of Route 53's name servers had the record.</param>
/// <param name="Proof">From then to the first proof.</param>
public sealed record RecoveryParts(double Detection, double Promotion, double Dns, double Proof);
