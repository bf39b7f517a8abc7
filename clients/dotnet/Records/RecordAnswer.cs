namespace Failover.DocumentDb.Records;

/// <summary>What the resolver said of the record, once.</summary>
internal abstract record RecordAnswer
{
    private RecordAnswer()
    {
    }

    /// <summary>The record points to this endpoint (lower case, no trailing dot), and the resolver keeps that for the time to live.</summary>
    public sealed record Points(string Target, TimeSpan TimeToLive) : RecordAnswer;

    /// <summary>The record exists not, or points to nothing that could be an endpoint.</summary>
    public sealed record Nowhere(string Problem) : RecordAnswer;

    /// <summary>No name server answered with anything of use: nothing is known.</summary>
    public sealed record Unknown(string Problem) : RecordAnswer;
}
