namespace Failover.DocumentDb.Records;

/// <summary>Where the record is looked up.</summary>
internal interface IRecordSource
{
    /// <summary>Asks anew, without a cache of its own.</summary>
    Task<RecordAnswer> AskAsync(CancellationToken cancellationToken);
}
