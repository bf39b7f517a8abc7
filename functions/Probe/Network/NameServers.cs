using DnsClient;
using DnsClient.Protocol;

namespace Failover.Functions.Probe.Network;

/// <summary>One question to the name servers, in turn, without a cache: the probe sees what the VPC's resolver serves.</summary>
internal sealed class NameServers(ProbeNetworkOptions options)
{
    /// <summary>DnsClient's least buffer: a question with it carries no EDNS.</summary>
    private const int WithoutEdns = 512;

    private readonly LookupClient? client = Client(options);
    private readonly Lazy<LookupClient?> plain = new(() => Client(options, WithoutEdns));

    public async Task<NameReply> AskAsync(string name, QueryType type, StepTime step)
    {
        if (client is null)
        {
            return new([], "cannot be resolved: the system names no name server.");
        }

        try
        {
            var reply = await QueryAsync(client, name, type, step);
            if (reply.Header.ResponseCode == DnsHeaderResponseCode.FormatError)
            {
                // RFC 6891, 7: so answers a server that does not know EDNS.
                reply = await QueryAsync(plain.Value!, name, type, step);
            }

            return !IsToThe(name, type, reply.Questions) ? new([], "is answered with the reply to another question.")
                : reply.Header.ResponseCode == DnsHeaderResponseCode.NoError ? new(reply.Answers, null)
                : new(reply.Answers, Meaning(reply.Header.ResponseCode));
        }
        catch (DnsResponseException e)
        {
            return new([], e.Code == DnsResponseCode.ConnectionTimeout ? Silence : $"has no usable answer: {OneLine.From(e.DnsError)}.");
        }
        catch (DnsResponseParseException)
        {
            return new([], "is answered with bytes that are no DNS message.");
        }
        catch (OperationCanceledException)
        {
            return new([], Silence);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the library throws on whatever came back (an answer with another transaction's id is DnsXidMismatchException, which
            // it does not publish): the probe tells it, and a heartbeat goes on with its minute.
            return new([], $"cannot be resolved: {OneLine.From(e.Message)}");
        }
    }

    private static Task<IDnsQueryResponse> QueryAsync(LookupClient client, string name, QueryType type, StepTime step) =>
        client.QueryAsync(name, type, cancellationToken: step.Token).WaitAsync(step.Token);

    // A transaction's id is 16 bits: whoever repeats or guesses it must have the question right as well.
    private static bool IsToThe(string name, QueryType type, IReadOnlyList<DnsQuestion> questions) =>
        questions is [var question] && question.QuestionType == type
        && string.Equals(question.QueryName.Value.TrimEnd('.'), name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private const string Silence = "was not answered in time by the name server.";

    private static string Meaning(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.NotExistentDomain => "does not exist (NXDOMAIN).",
        DnsHeaderResponseCode.ServerFailure => "could not be looked up by the name server (SERVFAIL).",
        DnsHeaderResponseCode.Refused => "is refused by the name server (REFUSED).",
        _ => $"is answered with {code}.",
    };

    private static LookupClient? Client(ProbeNetworkOptions options, int? buffer = null)
    {
        // Without its fallback: a public server knows no private zone, and would tell a wrong story.
        NameServer[] servers = options.NameServers.Count > 0
            ? [.. options.NameServers.Select(s => new NameServer(s))]
            : [.. NameServer.ResolveNameServers(skipIPv6SiteLocal: true, fallbackToGooglePublicDns: false)];
        return servers.Length == 0 ? null : new(new LookupClientOptions(servers)
        {
            UseCache = false,
            CacheFailedResults = false,
            Timeout = options.NameServerTime,
            Retries = 1,
            UseRandomNameServer = false,
            UseTcpFallback = true,
            ThrowDnsErrors = false,
            ContinueOnEmptyResponse = false,
            ExtendedDnsBufferSize = buffer ?? DnsQueryOptions.MaximumBufferSize,
        });
    }
}

/// <param name="Problem">Continues the sentence that the name begins; null where the server knows the name.</param>
internal sealed record NameReply(IReadOnlyList<DnsResourceRecord> Records, string? Problem)
{
    public bool IsAnswer => Problem is null;
}
