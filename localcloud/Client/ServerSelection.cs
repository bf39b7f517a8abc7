using System.Net;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Wire;

namespace Failover.LocalCloud.Client;

/// <summary>A connection of the pool; broken once the instance's epoch has passed.</summary>
internal sealed record Connection(DatabaseInstance Instance, int Epoch)
{
    public bool IsBroken => Instance.Epoch != Epoch;
}

/// <summary>How a driver finds a writable server: resolve (its own cache lives out the TTL), connect, ask <c>hello</c>.</summary>
internal sealed class ServerSelection(
    CloudCore core, Resolver resolver, DocumentDbService documentDb, ClientOptions options)
{
    private readonly DatabaseWire wire = new(core, documentDb);
    private IPAddress? address;
    private string hostName = "";
    private TimeSpan expires;

    /// <summary>One try; null where no writable server was found.</summary>
    public async Task<Connection?> TryAsync(CancellationToken cancellationToken)
    {
        if (address is null || expires <= core.Time.Elapsed)
        {
            await ResolveAsync(cancellationToken);
        }

        if (address is null)
        {
            return null;
        }

        var request = new WireRequest(address, options.Port, hostName) { Timeout = options.SocketTimeout };
        var reply = await wire.AskAsync(request, cancellationToken);
        return reply is { Kind: WireReplyKind.Answered, Hello.IsWritablePrimary: true }
            && documentDb.InstanceAt(request.Address) is { } instance
            ? new Connection(instance, instance.Epoch)
            : null;
    }

    private async Task ResolveAsync(CancellationToken cancellationToken)
    {
        var answer = await resolver.ResolveAsync(options.RecordName, cancellationToken);
        address = answer.Addresses.Count > 0 ? answer.Addresses[0] : null;
        expires = core.Time.Elapsed + answer.TimeToLive;

        // The certificate names AWS's endpoint, never the customer's record.
        hostName = answer.CanonicalNames.FirstOrDefault(IsAwsName) ?? options.RecordName;
    }

    private static bool IsAwsName(string name) => name.EndsWith(".docdb.amazonaws.com", StringComparison.Ordinal);
}
