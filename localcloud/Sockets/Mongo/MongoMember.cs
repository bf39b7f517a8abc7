using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Sockets.Mongo;

/// <summary>One instance: its listener, its connections, and the faults of its process and host.</summary>
public sealed class MongoMember : IAsyncDisposable
{
    private readonly MongoCluster cluster;
    private readonly MemberOptions options;
    private readonly ConcurrentQueue<long> accepted = new();
    private volatile SslStreamCertificateContext? certificate;
    private MemberListener listener;

    internal MongoMember(MongoCluster cluster, MemberOptions options)
    {
        this.cluster = cluster;
        this.options = options;

        certificate = options.Certificate is { } own ? Context(own) : null;
        listener = new MemberListener(options.Address, ServeAsync);
        Address = listener.Address;
    }

    public IPEndPoint Address { get; }

    /// <summary>Its name and port, as <c>hello</c> reports them.</summary>
    public string Name => $"{options.Host}:{Address.Port}";

    public bool IsWriter => cluster.Writer == this;

    /// <summary>When connections were accepted, as timestamps of the options' clock.</summary>
    public IReadOnlyCollection<long> Accepted => accepted;

    public int OpenConnections => listener.OpenConnections;

    /// <summary>The process dies: its connections are reset, and new ones are refused.</summary>
    public ValueTask CrashAsync() => listener.DisposeAsync();

    /// <summary>The host dies: nothing is answered any more, not even a new connection.</summary>
    public void FallSilent() => listener.FallSilent();

    /// <summary>Brings the member back after a crash or silence.</summary>
    public async ValueTask RestartAsync()
    {
        await listener.DisposeAsync();
        listener = new MemberListener(Address, ServeAsync);
    }

    /// <summary>Presents this certificate on new connections.</summary>
    public void Show(X509Certificate2 other) => certificate = Context(other);

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    // Made once, as servers do: it builds the certificate's chain, which every handshake would otherwise do.
    private static SslStreamCertificateContext Context(X509Certificate2 certificate) =>
        SslStreamCertificateContext.Create(certificate, null, offline: true);

    private async Task ServeAsync(Stream stream, Func<Task> untilAnswering, CancellationToken cancellationToken)
    {
        accepted.Enqueue(options.Clock.GetTimestamp());
        if (certificate is not { } shown)
        {
            await new MemberConnection(cluster, this).ServeAsync(stream, untilAnswering, cancellationToken);
            return;
        }

        await using var tls = new SslStream(stream);
        var identity = new SslServerAuthenticationOptions { ServerCertificateContext = shown };
        await tls.AuthenticateAsServerAsync(identity, cancellationToken);
        await new MemberConnection(cluster, this).ServeAsync(tls, untilAnswering, cancellationToken);
    }
}
