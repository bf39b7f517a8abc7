using System.Security.Authentication;
using MongoDB.Driver;
using MongoDB.Driver.Core;

namespace Failover.DocumentDb.Connecting;

/// <summary>Describes what keeps a client from a writer, as one sentence of expected and found.</summary>
internal static class Finding
{
    private const string TlsAdvice = "Does the cluster's parameter group have tls disabled?";

    public static string Of(DriverClient client, Exception? last)
    {
        if (client.Trust.Problem is { } problem)
        {
            return problem;
        }

        if (last is MongoAuthenticationException)
        {
            return $"Expected {client.Target} to accept the user, but found: {Innermost(last).Message}. Compare the credentials.";
        }

        return client.Failures is [var (host, failure), ..]
            ? OfServer(host, failure, client.Trust)
            : $"Expected a writable primary at {client.Target}, but found none among {string.Join(", ", client.Hosts)}: "
                + "the promotion is not over, or the record points to a cluster without a writer.";
    }

    /// <summary>
    /// Whether the endpoint answers too slowly for an attempt, or not at all; a refusal would come at once. A connection that is still
    /// being established has no failure yet.
    /// </summary>
    public static bool IsOverrun(DriverClient client) =>
        !client.ReachesServer && client.Failures.All(f => Causes(f.Failure).Any(c => c is TimeoutException or OperationCanceledException));

    private static string OfServer(string host, Exception failure, EndpointTrust trust)
    {
        var causes = Causes(failure).ToList();
        return causes switch
        {
            _ when causes.OfType<AuthenticationException>().FirstOrDefault() is { } tls =>
                $"Expected TLS at {host}, but the handshake failed: {tls.Message} {TlsAdvice}",
            _ when causes.OfType<MongoProxyConnectionException>().Any() =>
                $"Expected {host} to answer hello, but the given resolvers have no address for it, or it accepts no connection there.",
            _ when !trust.WasAsked && causes.OfType<IOException>().Any() =>
                $"Expected TLS at {host}, but the connection was closed during the handshake. {TlsAdvice}",
            _ => $"Expected {host} to answer hello, but found: {causes[^1].Message}",
        };
    }

    private static Exception Innermost(Exception failure) => Causes(failure).Last();

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
