using System.Net;
using System.Net.Sockets;
using MongoDB.Driver;
using MongoDB.Driver.Core.Configuration;
using MongoDB.Driver.Core.Servers;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// A driver client for a single address and a single question. The driver accepts no stream from outside (3.x made its stream
/// factories internal), so it connects to the probed address, and <see cref="EndpointTrust"/> checks the endpoint's name.
/// </summary>
internal sealed class ProbeClient : IDisposable
{
    // The first heartbeat is the probe's question; a step ends before a second one.
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    private readonly List<Socket> sockets = [];
    private bool closed;

    public ProbeClient(
        WireQuestion question, EndpointTrust trust, ProbeNetworkOptions options, MongoCredential? credential = null,
        Action<ClusterBuilder>? watch = null)
    {
        var settings = new MongoClientSettings
        {
            ApplicationName = "failover-probe",
            Server = MongoServerAddress.Parse(new IPEndPoint(question.Address, question.Port).ToString()),
            IPv6 = question.Address.AddressFamily == AddressFamily.InterNetworkV6,
            DirectConnection = true,
            Credential = credential,

            UseTls = true,
            SslSettings = new SslSettings
            {
                EnabledSslProtocols = EndpointTrust.Protocols,
                CheckCertificateRevocation = false,
                ServerCertificateValidationCallback = trust.Accept,
            },

            ConnectTimeout = options.AnswerTime,
            SocketTimeout = options.AnswerTime,
            ServerSelectionTimeout = options.AnswerTime,
            WaitQueueTimeout = options.AnswerTime,

            // Polling needs one connection; streaming needs a second one for round trips.
            ServerMonitoringMode = ServerMonitoringMode.Poll,
            HeartbeatInterval = Never,
            HeartbeatTimeout = options.AnswerTime,
            MinConnectionPoolSize = 0,
            MaxConnectionPoolSize = 1,

            // DocumentDB has no retryable writes, and a probe that retries would hide what it should show.
            RetryReads = false,
            RetryWrites = false,
            WriteConcern = WriteConcern.WMajority,

            ClusterConfigurator = cluster =>
            {
                cluster.ConfigureTcp(tcp => tcp.With(socketConfigurator: new Action<Socket>(Keep)));
                watch?.Invoke(cluster);
            },
        };
        Mongo = new MongoClient(settings);
    }

    public MongoClient Mongo { get; }

    /// <remarks>
    /// The driver leaks two things. If only the client is disposed, its cluster stays in the registry with two threads (MongoDB.Driver
    /// 3.14: 600 probes left 1,200 threads). A connection still in its TLS handshake is leaked with its thread.
    /// </remarks>
    public void Dispose()
    {
        ClusterRegistry.Instance.UnregisterAndDisposeCluster(Mongo.Cluster);
        Mongo.Dispose();
        lock (sockets)
        {
            closed = true;
            sockets.ForEach(s => s.Dispose());
        }
    }

    private void Keep(Socket socket)
    {
        lock (sockets)
        {
            sockets.Add(socket);
            if (closed)
            {
                socket.Dispose();
            }
        }
    }
}
