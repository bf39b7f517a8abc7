using System.Net;

namespace Failover.Functions.Probe;

/// <summary>
/// The probe's only access to the network: the function's VPC on AWS, the simulated network on the local cloud. Neither method throws for
/// what a network or a database does (no answer, refusal, garbage): reporting that is the probe's purpose.
/// </summary>
public interface IProbeNetwork
{
    /// <summary>Resolves a name as a client does: through the VPC's resolver, which caches for the full TTL.</summary>
    Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Connects, verifies TLS against <see cref="WireQuestion.HostName"/> and asks <c>hello</c>, once. Throws only if the CA bundle or the
    /// credentials in <see cref="WireQuestion.CredentialsSecret"/> are not available: that says nothing about the network.
    /// </summary>
    Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken);
}

/// <summary>What a name resolves to.</summary>
/// <param name="CanonicalNames">
/// The chain of CNAME values in order, in lower case, without trailing dots. Complete as far as it goes even if its end does not resolve,
/// so that a record that still points to a deleted endpoint can be told from a missing record.
/// </param>
/// <param name="Addresses">The addresses at its end; empty if it does not resolve.</param>
/// <param name="Problem">Why it did not resolve, for a person; null if it did.</param>
public sealed record NameAnswer(IReadOnlyList<string> CanonicalNames, IReadOnlyList<IPAddress> Addresses, string? Problem = null);

/// <summary>What to connect to, and with which credentials.</summary>
public sealed record WireQuestion
{
    /// <summary>The address that the record resolved to.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The database's port.</summary>
    public required int Port { get; init; }

    /// <summary>The real endpoint's name: what the server's certificate must name (the record's own name is not in it).</summary>
    public required string HostName { get; init; }

    /// <summary>The ARN of a Secrets Manager secret with <c>username</c> and <c>password</c>; null to ask only <c>hello</c>.</summary>
    public string? CredentialsSecret { get; init; }
}

public enum WireOutcome
{
    /// <summary>
    /// <c>hello</c> was answered; with credentials and by a writable primary, the user could also <c>ping</c> and write.
    /// Only a writable primary is written to: see <see cref="HelloAnswer.IsWritablePrimary"/>.
    /// </summary>
    Answered,

    /// <summary>Nothing listens there.</summary>
    Refused,

    /// <summary>No connection or no answer within the step's time.</summary>
    TimedOut,

    /// <summary>The certificate is not trusted or not in the real endpoint's name, or there is no TLS.</summary>
    TlsFailed,

    /// <summary>The connection was closed midway, or the answer was not MongoDB's protocol.</summary>
    Garbled,

    /// <summary><c>hello</c> was answered, but the user was refused, or its write failed.</summary>
    WriteFailed,
}

/// <summary>How far the probe got.</summary>
/// <param name="Detail">One line for a person; no secrets.</param>
/// <param name="Hello">The answer to <c>hello</c>, if any.</param>
public sealed record WireAnswer(WireOutcome Outcome, string? Detail = null, HelloAnswer? Hello = null);

/// <summary>The part of <c>hello</c>'s answer that identifies the server.</summary>
/// <param name="Me">The instance's own <c>host:port</c>, if it gives one.</param>
/// <param name="Hosts">The <c>host:port</c> of all members that it names.</param>
public sealed record HelloAnswer(bool IsWritablePrimary, string? SetName, string? Me, IReadOnlyList<string> Hosts);
