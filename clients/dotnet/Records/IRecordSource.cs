namespace Failover.DocumentDb.Records;

/// <summary>Where the record is looked up.</summary>
internal interface IRecordSource
{
    /// <summary>Queries the record, without a cache of its own.</summary>
    Task<RecordAnswer> AskAsync(CancellationToken cancellationToken);
}
