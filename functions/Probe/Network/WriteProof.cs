using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Proves as a user that the database accepts writes: log-in (SCRAM), <c>ping</c>, and a document inserted and deleted in one
/// transaction, committed with majority.
/// </summary>
/// <remarks>
/// An update that matches nothing would be answered without a write to storage, and an insert followed by a delete would leave the
/// document if the probe died in between. A transaction avoids both: its commit must reach DocumentDB's storage, and nobody ever sees
/// the document; if the probe dies, DocumentDB rolls back (a transaction lives one minute at most). DocumentDB cannot create a collection
/// inside a transaction, so the empty collection <c>failover.probe</c> is created once and stays. The user needs readWrite on
/// <c>failover</c>.
/// </remarks>
internal static class WriteProof
{
    private const string Database = "failover";
    private const string Collection = "probe";
    private const int NamespaceExists = 48;

    /// <summary>Null if everything succeeded, otherwise the reason in one line.</summary>
    public static async Task<string?> FailureAsync(
        WireQuestion question, EndpointTrust trust, MongoCredential credential, ProbeNetworkOptions options, StepTime step)
    {
        using var client = new ProbeClient(question, trust, options, credential);
        var stage = "log-in";
        try
        {
            // Cancellation does not end the driver's TLS handshake; it ends the wait here, and Dispose closes the sockets.
            return await ProveAsync(client.Mongo, s => stage = s, step.Token).WaitAsync(step.Token);
        }
        catch (Exception e) when (!step.Abandoned)
        {
            // Whatever the driver throws is the answer to the question.
            return $"{stage} failed: {Reason(e, credential.Username)}";
        }
    }

    private static async Task<string?> ProveAsync(MongoClient client, Action<string> enter, CancellationToken cancellationToken)
    {
        await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1), cancellationToken: cancellationToken);

        enter("Creating the collection failover.probe");
        await EnsureCollectionAsync(client.GetDatabase(Database), cancellationToken);

        enter("The write to failover.probe");
        using var session = await client.StartSessionAsync(cancellationToken: cancellationToken);
        session.StartTransaction(new TransactionOptions(writeConcern: WriteConcern.WMajority));
        try
        {
            var probes = client.GetDatabase(Database).GetCollection<BsonDocument>(Collection);
            var mark = new BsonDocument("_id", ObjectId.GenerateNewId());
            await probes.InsertOneAsync(session, mark, cancellationToken: cancellationToken);
            var deleted = await probes.DeleteOneAsync(session, mark, cancellationToken: cancellationToken);
            await session.CommitTransactionAsync(cancellationToken);
            return deleted.DeletedCount == 1 ? null
                : $"The write to failover.probe failed: 1 document inserted, {deleted.DeletedCount} found to delete.";
        }
        finally
        {
            // Otherwise Dispose would abort it without a time limit.
            if (session.IsInTransaction)
            {
                await session.AbortTransactionAsync(cancellationToken);
            }
        }
    }

    private static async Task EnsureCollectionAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(Collection, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            // Expected on every run but the first.
        }
    }

    private static string Reason(Exception failure, string user) => failure switch
    {
        MongoAuthenticationException => $"the user '{OneLine.From(user)}' was refused. Compare the secret with the database's user.",
        MongoIncompatibleDriverException =>
            "the engine is older than MongoDB.Driver can log in to (DocumentDB 5.0). Probe it without credentials.",
        MongoCommandException e => WireFailure.Code(e),
        TimeoutException or OperationCanceledException => "no answer in time.",
        MongoConnectionException { ContainsTimeoutException: true } => "no answer in time.",
        _ => OneLine.From(WireFailure.Causes(failure).Last().Message),
    };
}
