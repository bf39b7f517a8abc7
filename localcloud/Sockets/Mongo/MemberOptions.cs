using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Failover.Sockets.Mongo;

/// <summary>Where a member listens, and its name.</summary>
public sealed record MemberOptions
{
    /// <summary>The member's host name in <c>hello</c>; clients resolve it.</summary>
    public required string Host { get; init; }

    /// <summary>A loopback address of its own; port 0 chooses a free port.</summary>
    public required IPEndPoint Address { get; init; }

    /// <summary>The server certificate with its key; null for plain TCP.</summary>
    public X509Certificate2? Certificate { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
