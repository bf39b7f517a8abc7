namespace Failover.DocumentDb.Records;

/// <summary>What the resolver said of the record, once.</summary>
internal abstract record RecordAnswer
{
    private RecordAnswer()
    {
    }

    /// <summary>What is wrong, one sentence; null where the record points to an endpoint.</summary>
    public virtual string? Problem => null;

    /// <summary>The record points to this endpoint (lower case, no trailing dot); the resolver keeps that for the time to live.</summary>
    public sealed record Points(string Target, TimeSpan TimeToLive) : RecordAnswer;

    /// <summary>The record exists not, or points to nothing that could be an endpoint.</summary>
    public sealed record Nowhere(string Reason) : RecordAnswer
    {
        public override string Problem => Reason;
    }

    /// <summary>No name server answered with anything of use: nothing is known.</summary>
    public sealed record Unknown(string Reason) : RecordAnswer
    {
        public override string Problem => Reason;
    }
}
