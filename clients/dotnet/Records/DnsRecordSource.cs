using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;

namespace Failover.DocumentDb.Records;

/// <summary>
/// Looks the record up in DNS: its CNAME, and further aliases up to a DocumentDB endpoint. If there is none, the first alias counts, as the
/// name of some other server.
/// </summary>
internal sealed class DnsRecordSource(string record, ILookupClient dns) : IRecordSource
{
    private const int MostAliases = 8;

    public async Task<RecordAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(cancellationToken);
        }
        catch (DnsResponseException e)
        {
            return new RecordAnswer.Unknown($"The name servers do not answer for {record}: {e.DnsError}.");
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException or ArgumentException
            or FormatException or DnsResponseParseException)
        {
            return new RecordAnswer.Unknown($"{record} could not be looked up: {e.Message}");
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new RecordAnswer.Unknown($"The name servers did not answer for {record} in time: {e.Message}");
        }
    }

    private async Task<RecordAnswer> FollowAsync(CancellationToken cancellationToken)
    {
        var (owner, first, timeToLive) = (EndpointName.Plain(record), (string?)null, TimeSpan.MaxValue);
        for (var aliases = 0; aliases < MostAliases; aliases++)
        {
            var reply = await dns.QueryAsync(owner, QueryType.CNAME, cancellationToken: cancellationToken);
            if (Problem(reply, owner, first) is { } problem)
            {
                return problem;
            }

            if (reply.Answers.OfType<CNameRecord>().FirstOrDefault(c => EndpointName.Plain(c.DomainName.Value) == owner) is not { } alias)
            {
                return first is null
                    ? new RecordAnswer.Nowhere($"Expected a CNAME at {record}, but found none: it was deleted, or is of another type.")
                    : Target(first, timeToLive);
            }

            owner = EndpointName.Plain(alias.CanonicalName.Value);
            first ??= owner;
            timeToLive = TimeSpan.FromSeconds(Math.Min(timeToLive.TotalSeconds, alias.InitialTimeToLive));
            if (EndpointName.IsDocumentDb(owner))
            {
                return Target(owner, timeToLive);
            }
        }

        return new RecordAnswer.Nowhere($"Expected an endpoint behind {record}, but found a chain of more than {MostAliases} aliases.");
    }

    private RecordAnswer? Problem(IDnsQueryResponse reply, string owner, string? first) => reply.Header.ResponseCode switch
    {
        DnsHeaderResponseCode.NoError => null,

        // A target without a CNAME of its own, at a server that answers NXDOMAIN for names that it does not serve.
        DnsHeaderResponseCode.NotExistentDomain when first is not null => null,
        DnsHeaderResponseCode.NotExistentDomain =>
            new RecordAnswer.Nowhere($"Expected a CNAME at {record}, but the name does not exist (NXDOMAIN)."),
        var code => new RecordAnswer.Unknown($"The name server answers {code} for {owner}."),
    };

    private RecordAnswer Target(string name, TimeSpan timeToLive) => EndpointName.IsHost(name)
        ? new RecordAnswer.Points(name, timeToLive)
        : new RecordAnswer.Nowhere($"Expected the name of an endpoint behind {record}, but found '{name}'.");
}
