using System.Net;
using DnsClient;
using DnsClient.Protocol;

namespace Failover.Functions.Probe.Network;

/// <summary>
/// Resolves as a client does, and reports what a client's resolver hides: the chain of names, and why there is no address.
/// </summary>
internal sealed class NameResolver(ProbeNetworkOptions options)
{
    // A chain of a record, a cluster endpoint and an instance endpoint has two aliases; BIND gives up after 16.
    private const int MostAliases = 16;

    private readonly Lazy<NameServers> servers = new(() => new NameServers(options));

    public async Task<NameAnswer> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        using var step = new StepTime(options.ResolveTime, cancellationToken);
        var answer = await FollowAsync(new AliasChain(name, MostAliases), step);
        step.ThrowIfAbandoned();
        return answer;
    }

    private async Task<NameAnswer> FollowAsync(AliasChain chain, StepTime step)
    {
        while (true)
        {
            var reply = await servers.Value.AskAsync(chain.End, QueryType.A, step);
            var before = chain.End;
            if (!chain.TryExtend(reply.Records))
            {
                return new(chain.Aliases, [], $"{chain} is a loop, or longer than {MostAliases} aliases.");
            }

            List<IPAddress> addresses = [.. reply.Records.OfType<ARecord>().Where(chain.IsEnd).Select(a => a.Address)];
            if (addresses.Count == 0 && reply.Problem is null && chain.End != before)
            {
                continue; // This server does not follow aliases itself.
            }

            return reply.IsAnswer ? await WithIPv6Async(chain, addresses, step) : new(chain.Aliases, [], $"{chain} {reply.Problem}");
        }
    }

    // Queries the chain's end, not the name: the record may be swapped between the two queries.
    private async Task<NameAnswer> WithIPv6Async(AliasChain chain, List<IPAddress> addresses, StepTime step)
    {
        var reply = await servers.Value.AskAsync(chain.End, QueryType.AAAA, step);
        addresses.AddRange(reply.Records.OfType<AaaaRecord>().Where(chain.IsEnd).Select(a => a.Address));
        return addresses.Count > 0
            ? new(chain.Aliases, addresses)
            : new(chain.Aliases, [], $"{chain} {reply.Problem ?? "has no address."}");
    }
}
