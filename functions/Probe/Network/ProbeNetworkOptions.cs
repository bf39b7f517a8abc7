using System.Net;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Which servers the probe asks, and how long it waits. Every limit fits into <see cref="StepTime"/>, which is well below the Lambda's
/// timeout, so that the probe itself always reports what the network does, never a killed Lambda.
/// </summary>
internal sealed record ProbeNetworkOptions
{
    /// <summary>The name servers to ask, in order; empty (default): the system's, which in a VPC is the VPC's resolver.</summary>
    public IReadOnlyList<IPEndPoint> NameServers { get; init; } = [];

    /// <summary>For one query to one name server; it is repeated once, because UDP loses packets. Default 1 s.</summary>
    public TimeSpan NameServerTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For a whole resolution: all queries, all name servers. Default 4 s.</summary>
    public TimeSpan ResolveTime { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>For the TCP connection. Default 2 s: a black-holed address must not pass for a slow one for long.</summary>
    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For the TLS handshake. Default 2 s.</summary>
    public TimeSpan TlsTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For one answer from the database: <c>hello</c> on a new connection, or one command. Default 2 s.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For connecting, TLS, <c>hello</c>, the secret and the write together. Default 6 s.</summary>
    public TimeSpan StepTime { get; init; } = TimeSpan.FromSeconds(6);
}
