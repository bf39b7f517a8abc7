using System.Net;

namespace Failover.LocalCloud.Wire;

/// <summary>Where to connect, and how.</summary>
/// <param name="HostName">The name that the server's certificate must contain.</param>
public sealed record WireRequest(IPAddress Address, int Port, string HostName)
{
    /// <summary>How long to wait for a connection, and then again for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether to try a write after <c>hello</c>.</summary>
    public bool Write { get; init; }
}

public enum WireReplyKind
{
    /// <summary><c>hello</c> was answered, and the write, if requested, was acknowledged.</summary>
    Answered,

    Refused,

    TimedOut,

    TlsFailed,

    Garbled,

    /// <summary><c>hello</c> was answered, but the write was refused.</summary>
    WriteFailed,
}

/// <summary>How far the probe got.</summary>
/// <param name="Hello">Present if <c>hello</c> was answered.</param>
public sealed record WireReply(WireReplyKind Kind, string Detail, WireHello? Hello = null);

/// <summary>The answer to <c>hello</c>.</summary>
/// <param name="Me">The instance's own <c>host:port</c>.</param>
/// <param name="Hosts">The <c>host:port</c> of all members.</param>
public sealed record WireHello(bool IsWritablePrimary, string SetName, string Me, IReadOnlyList<string> Hosts);
