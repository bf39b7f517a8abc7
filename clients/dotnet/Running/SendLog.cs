using System.Collections.Concurrent;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Connections;
using MongoDB.Driver.Core.Events;

namespace Failover.DocumentDb.Running;

/// <summary>
/// Counts the messages that one attempt of an operation hands to a connection, using the driver's events, which are raised in the
/// operation's context. Handshakes of connections that the attempt opens do not count: they contain nothing of the operation.
/// </summary>
internal sealed class SendLog
{
    private static readonly AsyncLocal<SendLog?> Active = new();

    private readonly ConcurrentDictionary<ConnectionId, bool> opening = new();
    private int sent;

    /// <summary>Messages that were sent, or may have been.</summary>
    public int Sent => Volatile.Read(ref sent);

    /// <summary>Begins a new log for the caller's context, replacing the previous one.</summary>
    public static SendLog Begin()
    {
        var log = new SendLog();
        Active.Value = log;
        return log;
    }

    public static void Watch(ClusterBuilder cluster) => cluster
        .Subscribe<ConnectionOpeningEvent>(e => Active.Value?.opening.TryAdd(e.ConnectionId, true))
        .Subscribe<ConnectionOpenedEvent>(e => Active.Value?.opening.TryRemove(e.ConnectionId, out _))
        .Subscribe<ConnectionOpeningFailedEvent>(e => Active.Value?.opening.TryRemove(e.ConnectionId, out _))
        .Subscribe<ConnectionSendingMessagesEvent>(e => Active.Value?.Sending(e.ConnectionId));

    private void Sending(ConnectionId connection)
    {
        if (!opening.ContainsKey(connection))
        {
            Interlocked.Increment(ref sent);
        }
    }
}
