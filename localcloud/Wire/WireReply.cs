using System.Net;

namespace Failover.LocalCloud.Wire;

/// <summary>Whom to ask, and how.</summary>
/// <param name="HostName">What the server's certificate must name.</param>
public sealed record WireRequest(IPAddress Address, int Port, string HostName)
{
    /// <summary>How long to wait for a connection, and then for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether to try a write after <c>hello</c>.</summary>
    public bool Write { get; init; }
}

public enum WireReplyKind
{
    /// <summary><c>hello</c> was answered, and the write, where one was asked for, acknowledged.</summary>
    Answered,

    Refused,

    TimedOut,

    TlsFailed,

    Garbled,

    /// <summary><c>hello</c> was answered, the write refused.</summary>
    WriteFailed,
}

/// <summary>How far the question came.</summary>
/// <param name="Hello">Present where <c>hello</c> was answered.</param>
public sealed record WireReply(WireReplyKind Kind, string Detail, WireHello? Hello = null);

/// <summary><c>hello</c>'s answer.</summary>
/// <param name="Me">The instance's own <c>host:port</c>.</param>
/// <param name="Hosts">The <c>host:port</c> of all members.</param>
public sealed record WireHello(bool IsWritablePrimary, string SetName, string Me, IReadOnlyList<string> Hosts);
