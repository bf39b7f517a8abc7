using DnsClient;
using DnsClient.Protocol;

namespace Failover.Functions.Probe.Network;

/// <summary>Queries the name servers in turn, without a cache: the probe sees what the VPC's resolver serves.</summary>
internal sealed class NameServers(ProbeNetworkOptions options)
{
    /// <summary>DnsClient's smallest buffer: a query with it carries no EDNS option.</summary>
    private const int WithoutEdns = 512;

    private readonly LookupClient? client = Client(options);
    private readonly Lazy<LookupClient?> plain = new(() => Client(options, WithoutEdns));

    public async Task<NameReply> AskAsync(string name, QueryType type, StepTime step)
    {
        if (client is null)
        {
            return new([], "cannot be resolved: the system has no name server configured.");
        }

        try
        {
            var reply = await QueryAsync(client, name, type, step);
            if (reply.Header.ResponseCode == DnsHeaderResponseCode.FormatError)
            {
                // RFC 6891, section 7: the answer of a server that does not know EDNS.
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
            return new([], "is answered with bytes that are not a DNS message.");
        }
        catch (OperationCanceledException)
        {
            return new([], Silence);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The library may throw anything (for a wrong transaction ID an internal DnsXidMismatchException): the probe reports it, and a
            // heartbeat's minute continues.
            return new([], $"cannot be resolved: {OneLine.From(e.Message)}");
        }
    }

    private static Task<IDnsQueryResponse> QueryAsync(LookupClient client, string name, QueryType type, StepTime step) =>
        client.QueryAsync(name, type, cancellationToken: step.Token).WaitAsync(step.Token);

    // A transaction ID has only 16 bits: whoever repeats or guesses it must also have the right question.
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
        // Without its fallback: a public server knows no private zone, and its answer would mislead.
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

/// <param name="Problem">The rest of a sentence that begins with the name; null if the server knows the name.</param>
internal sealed record NameReply(IReadOnlyList<DnsResourceRecord> Records, string? Problem)
{
    public bool IsAnswer => Problem is null;
}
