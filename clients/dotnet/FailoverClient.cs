using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Following;
using Failover.DocumentDb.Running;
using MongoDB.Driver;

namespace Failover.DocumentDb;

/// <summary>
/// Keeps the driver's own client connected to the cluster that a DNS record points to. Within one cluster the driver follows the writer;
/// when the record moves to another cluster, a new client is created, proven to reach a writable primary, and handed over.
/// </summary>
/// <remarks>Thread-safe. Create one per application, like the driver's client.</remarks>
public sealed class FailoverClient : IAsyncDisposable
{
    private readonly Follower follower;
    private readonly Retrier retrier;

    private FailoverClient(Follower follower, Retrier retrier)
    {
        this.follower = follower;
        this.retrier = retrier;
    }

    /// <summary>The current driver client. Fetch it for each operation: an old one is closed after the grace period.</summary>
    /// <exception cref="ObjectDisposedException">This client is disposed.</exception>
    public IMongoClient Client => follower.Current.Client;

    /// <summary>The endpoint that the current client was created for: <c>orders.cluster-c1.us-east-1.docdb.amazonaws.com</c>.</summary>
    public string Target => follower.Current.Target;

    /// <summary>Resolves the record, connects, and proves that there is a writer.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="FailoverConnectException">No writer within <see cref="FailoverClientOptions.StartupTimeout"/>.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<FailoverClient> ConnectAsync(FailoverClientOptions options, CancellationToken cancellationToken = default)
    {
        OptionRules.Check(options);
        var follower = Follower.Start(options);
        try
        {
            await follower.FirstAsync(cancellationToken);
            return new(follower, new Retrier(follower, options));
        }
        catch
        {
            await follower.DisposeAsync();
            throw;
        }
    }

    /// <summary>A database of the current client. Fetch it for each operation.</summary>
    public IMongoDatabase Database(string name) => Client.GetDatabase(name);

    /// <summary>
    /// Runs one driver operation, and repeats it while a failover lasts. If it is safe to repeat, it is repeated after any failure of the
    /// network or the cluster; otherwise only if it was not executed, that is, if nothing was sent, or if the only command that was sent
    /// was refused with NotWritablePrimary.
    /// </summary>
    /// <param name="operation">
    /// Receives the current client for each attempt, and a token that is cancelled at the deadline and, for operations safe to repeat, also
    /// when another writer takes over. It makes one call to the driver and passes the token on.
    /// </param>
    /// <exception cref="MongoException">The driver's own exception from the last attempt, which must not be repeated.</exception>
    /// <exception cref="TimeoutException">
    /// The deadline passed. An operation that is not safe to repeat may or may not have been executed.
    /// </exception>
    public Task<T> RunAsync<T>(
        Func<IMongoClient, CancellationToken, Task<T>> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default) =>
        retrier.RunAsync(operation, options ?? RetryOptions.Default, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(
        Func<IMongoClient, CancellationToken, Task> operation,
        RetryOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return RunAsync(
            async (client, token) =>
            {
                await operation(client, token);
                return true;
            },
            options,
            cancellationToken);
    }

    /// <summary>Stops watching and closes all connections, including those of an old client in its grace period.</summary>
    public ValueTask DisposeAsync() => follower.DisposeAsync();
}
