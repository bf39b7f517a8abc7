using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Sockets.Mongo;

/// <summary>Where a member listens and who it says it is.</summary>
public sealed record MemberOptions
{
    /// <summary>The name by which <c>hello</c> calls it; a client resolves it.</summary>
    public required string Host { get; init; }

    /// <summary>A loopback address of its own; port 0 takes a free one.</summary>
    public required IPEndPoint Address { get; init; }

    /// <summary>The server certificate with its key; null: plain TCP.</summary>
    public X509Certificate2? Certificate { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
