using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Failover.DocumentDb.Running;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;

namespace Failover.DocumentDb.Connecting;

/// <summary>Creates driver clients that are really new: each with its own cluster, never one from the driver's registry.</summary>
internal sealed class ClientFactory : IDisposable
{
    private readonly FailoverClientOptions options;
    private readonly MongoClientSettings template;
    private readonly X509Certificate2Collection? authorities;
    private readonly Relay? relay;

    public ClientFactory(FailoverClientOptions options)
    {
        this.options = options;
        template = DriverSettings.Create(options);
        authorities = options.CaFile is { } path ? CaFile.Load(path) : null;
        relay = options.Resolvers.Count > 0 ? new Relay(options.Resolvers, template.ConnectTimeout) : null;
    }

    public DriverClient Create(string target) => Create(target, new EndpointTrust(authorities), new SocketKeeper());

    public void Dispose() => relay?.Dispose();

    private DriverClient Create(string target, EndpointTrust trust, SocketKeeper sockets)
    {
        var settings = template.Clone();
        settings.Server = new MongoServerAddress(target, options.Port);
        if (relay is not null)
        {
            settings.Socks5ProxySettings = relay.Settings;
        }

        var handshakeTimeout = settings.UseTls ? (int)settings.ConnectTimeout.TotalMilliseconds : 0;
        if (settings.UseTls)
        {
            settings.SslSettings = WithTrust(template.SslSettings?.Clone() ?? new SslSettings(), trust, handshakeTimeout);
        }

        // A new delegate makes these settings different from all others: equal settings would share an earlier client's cluster.
        var configure = settings.ClusterConfigurator;
        settings.ClusterConfigurator = cluster =>
        {
            configure?.Invoke(cluster);
            SendLog.Watch(cluster);
            cluster.ConfigureTcp(tcp => WithKeeper(tcp, sockets, handshakeTimeout));
        };
        return new(settings, target, trust, sockets, options.TimeProvider);
    }

    private static TcpStreamSettings WithKeeper(TcpStreamSettings tcp, SocketKeeper sockets, int handshakeTimeout)
    {
        var configure = tcp.SocketConfigurator;
        return tcp.With(socketConfigurator: new Action<Socket>(socket =>
        {
            configure?.Invoke(socket);
            socket.ReceiveTimeout = handshakeTimeout;
            sockets.Keep(socket);
        }));
    }

    // An application's own callback replaces ours.
    private static SslSettings WithTrust(SslSettings ssl, EndpointTrust trust, int handshakeTimeout)
    {
        var decide = ssl.ServerCertificateValidationCallback ?? trust.Accept;
        ssl.CheckCertificateRevocation = false;
        ssl.ServerCertificateValidationCallback = (sender, certificate, chain, errors) =>
        {
            EndHandshakeTimeout(sender, handshakeTimeout);
            return decide(sender, certificate, chain, errors);
        };
        return ssl;
    }

    // From here the driver controls read timeouts. The stream is unaware of the socket's timeout, so it has to be set before it is cleared.
    private static void EndHandshakeTimeout(object sender, int handshakeTimeout)
    {
        if (sender is SslStream stream)
        {
            stream.ReadTimeout = handshakeTimeout;
            stream.ReadTimeout = Timeout.Infinite;
        }
    }
}
