using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Failover.Sockets.Mongo;

/// <summary>One instance: a listener, its connections, and what its process and host do.</summary>
public sealed class MongoMember : IAsyncDisposable
{
    private readonly MongoCluster cluster;
    private readonly MemberOptions options;
    private readonly ConcurrentQueue<long> accepted = new();
    private MemberListener listener;

    internal MongoMember(MongoCluster cluster, MemberOptions options)
    {
        this.cluster = cluster;
        this.options = options;
        listener = new MemberListener(options.Address, ServeAsync);
        Address = listener.Address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Its name and port, as <c>hello</c> tells it.</summary>
    public string Name => $"{options.Host}:{Address.Port}";

    public bool IsWriter => cluster.Writer == this;

    /// <summary>When connections were accepted, as timestamps of the options' clock.</summary>
    public IReadOnlyCollection<long> Accepted => accepted;

    public int OpenConnections => listener.OpenConnections;

    /// <summary>The process dies: its connections are reset, new ones are refused.</summary>
    public ValueTask CrashAsync() => listener.DisposeAsync();

    /// <summary>The host dies: nothing is answered any more, not even a new connection.</summary>
    public void FallSilent() => listener.FallSilent();

    /// <summary>It is back, after a crash or silence.</summary>
    public async ValueTask RestartAsync()
    {
        await listener.DisposeAsync();
        listener = new MemberListener(Address, ServeAsync);
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(Stream stream, Func<Task> untilAnswering, CancellationToken cancellationToken)
    {
        accepted.Enqueue(options.Clock.GetTimestamp());
        if (options.Certificate is null)
        {
            await new MemberConnection(cluster, this).ServeAsync(stream, untilAnswering, cancellationToken);
            return;
        }

        await using var tls = new SslStream(stream);
        var identity = new SslServerAuthenticationOptions { ServerCertificate = options.Certificate };
        await tls.AuthenticateAsServerAsync(identity, cancellationToken);
        await new MemberConnection(cluster, this).ServeAsync(tls, untilAnswering, cancellationToken);
    }
}
