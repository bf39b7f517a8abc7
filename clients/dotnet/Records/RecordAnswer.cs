namespace Failover.DocumentDb.Records;

/// <summary>What one lookup found out about the record.</summary>
internal abstract record RecordAnswer
{
    private RecordAnswer()
    {
    }

    /// <summary>What is wrong, in one sentence; null if the record points to an endpoint.</summary>
    public virtual string? Problem => null;

    /// <summary>The record points to this endpoint (lower case, no trailing dot); the resolver caches that for the time to live.</summary>
    public sealed record Points(string Target, TimeSpan TimeToLive) : RecordAnswer;

    /// <summary>The record does not exist, or points to nothing that could be an endpoint.</summary>
    public sealed record Nowhere(string Reason) : RecordAnswer
    {
        public override string Problem => Reason;
    }

    /// <summary>No name server gave a usable answer: nothing is known.</summary>
    public sealed record Unknown(string Reason) : RecordAnswer
    {
        public override string Problem => Reason;
    }
}
