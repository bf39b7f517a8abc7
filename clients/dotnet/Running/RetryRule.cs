using MongoDB.Driver;

namespace Failover.DocumentDb.Running;

/// <summary>Decides whether an operation that failed may be repeated.</summary>
internal static class RetryRule
{
    // Error codes of a server that is no longer, or not yet, the primary (specification: retryable writes).
    private static readonly HashSet<int> Passing = [6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436];

    /// <param name="sent">The number of messages that the attempt handed to a connection.</param>
    /// <param name="safe">Whether the operation may be executed twice.</param>
    public static bool Allows(Exception failure, int sent, bool safe) =>
        IsPassing(failure) && (safe || sent == 0 || (sent == 1 && IsRefusal(failure)));

    /// <summary>Whether the network or the cluster failed, so that another attempt may succeed.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        MongoAuthenticationException => false,
        MongoConnectionException or MongoConnectionPoolPausedException => true,
        MongoNotPrimaryException or MongoNodeIsRecoveringException => true,
        MongoCommandException command => Passing.Contains(command.Code),
        MongoWriteException write => write.WriteConcernError is { } concern && Passing.Contains(concern.Code),
        TimeoutException or OperationCanceledException or ObjectDisposedException => true,
        _ => false,
    };

    // The command as a whole was refused: a write concern error comes with ok: 1, after the write.
    private static bool IsRefusal(Exception failure) =>
        failure is MongoNotPrimaryException refusal && refusal.Result.GetValue("ok", 0).ToDouble() == 0;
}
