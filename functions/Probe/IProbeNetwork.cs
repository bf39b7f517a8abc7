using System.Net;

namespace Failover.Functions.Probe;

/// <summary>
/// The probe's only way to the network. On AWS it is the VPC that the function stands in; on the local cloud the simulated one.
/// Neither method throws for what a network or a database does (no answer, refusal, garbage): that is what the probe is there to tell.
/// </summary>
public interface IProbeNetwork
{
    /// <summary>Resolves a name as a client does: through the resolver of the VPC, whose cache lives out the TTL.</summary>
    Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// Connects, does TLS against <see cref="WireQuestion.HostName"/> and asks <c>hello</c>, once. Throws only where the CA bundle or the
    /// credentials of <see cref="WireQuestion.CredentialsSecret"/> cannot be had: that says nothing about the network.
    /// </summary>
    Task<WireAnswer> AskAsync(WireQuestion question, CancellationToken cancellationToken);
}

/// <summary>What a name resolves to.</summary>
/// <param name="CanonicalNames">
/// The chain of CNAME values in order, in lower case, without trailing dots; as far as it goes where its end does not resolve: a record
/// that still points to a deleted endpoint is then told from a record that is not there.
/// </param>
/// <param name="Addresses">The addresses at its end; empty where it does not resolve.</param>
/// <param name="Problem">Why it did not resolve, for a person; null where it did.</param>
public sealed record NameAnswer(IReadOnlyList<string> CanonicalNames, IReadOnlyList<IPAddress> Addresses, string? Problem = null);

/// <summary>Whom to ask, and as whom.</summary>
public sealed record WireQuestion
{
    /// <summary>The address that the record led to.</summary>
    public required IPAddress Address { get; init; }

    /// <summary>The database's port.</summary>
    public required int Port { get; init; }

    /// <summary>The real endpoint's name: what the server's certificate must name (the record's own name is not in it).</summary>
    public required string HostName { get; init; }

    /// <summary>The ARN of a Secrets Manager secret with <c>username</c> and <c>password</c>; null: <c>hello</c> alone.</summary>
    public string? CredentialsSecret { get; init; }
}

public enum WireOutcome
{
    /// <summary>
    /// <c>hello</c> was answered; with credentials and by a writable primary, the user could also <c>ping</c> and write.
    /// Nobody else is written to: look at <see cref="HelloAnswer.IsWritablePrimary"/>.
    /// </summary>
    Answered,

    /// <summary>Nobody listens there.</summary>
    Refused,

    /// <summary>No connection or no answer within the step's time.</summary>
    TimedOut,

    /// <summary>The certificate is not trusted, not in the real endpoint's name, or there is no TLS.</summary>
    TlsFailed,

    /// <summary>It closed midway, or sent what is not MongoDB's protocol.</summary>
    Garbled,

    /// <summary><c>hello</c> was answered, but the user was refused, or its write failed.</summary>
    WriteFailed,
}

/// <summary>How far the question came.</summary>
/// <param name="Detail">One line for a person; no secrets.</param>
/// <param name="Hello">What <c>hello</c> answered, where it did.</param>
public sealed record WireAnswer(WireOutcome Outcome, string? Detail = null, HelloAnswer? Hello = null);

/// <summary>The part of <c>hello</c>'s answer that tells who answers.</summary>
/// <param name="Me">The instance's own <c>host:port</c>, where it says so.</param>
/// <param name="Hosts">The <c>host:port</c> of all members that it names.</param>
public sealed record HelloAnswer(bool IsWritablePrimary, string? SetName, string? Me, IReadOnlyList<string> Hosts);
