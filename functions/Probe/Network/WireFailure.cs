using System.Net.Sockets;
using System.Security.Authentication;
using MongoDB.Driver;

namespace Failover.Functions.Probe.Network;

/// <summary>What a driver exception says about the network. The driver wraps exceptions: the cause is somewhere in the chain.</summary>
internal static class WireFailure
{
    public static WireAnswer ToAnswer(Exception failure, EndpointTrust trust)
    {
        var causes = Causes(failure).ToList();
        if (trust.Problem is { } problem)
        {
            return new(WireOutcome.TlsFailed, problem);
        }

        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
        {
            return new(WireOutcome.TlsFailed, OneLine.From(tls.Message));
        }

        if (causes.Any(c => c is TimeoutException or OperationCanceledException))
        {
            return new(WireOutcome.TimedOut, "Connected with TLS, but hello was not answered in time.");
        }

        return causes.OfType<SocketException>().FirstOrDefault() is { } socket
            ? new(ToOutcome(socket), $"The connection broke before hello was answered: {socket.SocketErrorCode}.")
            : new(WireOutcome.Garbled, Garbled(causes));
    }

    public static WireOutcome ToOutcome(SocketException failure) => failure.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => WireOutcome.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or SocketError.OperationAborted =>
            WireOutcome.Garbled,
        _ => WireOutcome.TimedOut,
    };

    private static string Garbled(List<Exception> causes) => causes switch
    {
        _ when causes.OfType<MongoCommandException>().FirstOrDefault() is { } refusal =>
            $"hello was answered with an error: {Code(refusal)}.",
        _ when causes.Exists(c => c is IOException) => "The connection was closed before hello was answered in full.",
        _ => $"The answer to hello is not MongoDB's protocol: {OneLine.From(causes[^1].Message)}",
    };

    public static string Code(MongoCommandException refusal) =>
        OneLine.From($"{refusal.CodeName} ({refusal.Code}): {refusal.ErrorMessage}");

    public static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
