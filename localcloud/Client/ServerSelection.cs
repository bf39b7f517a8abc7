using System.Net;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Wire;

namespace Failover.LocalCloud.Client;

/// <summary>A pooled connection; it is broken once the instance's epoch has changed.</summary>
internal sealed record Connection(DatabaseInstance Instance, int Epoch)
{
    public bool IsBroken => Instance.Epoch != Epoch;
}

/// <summary>How each kind of driver finds a server to write to.</summary>
internal sealed class ServerSelection(
    CloudCore core, Resolver resolver, DocumentDbService documentDb, ClientNetwork network, ClientOptions options)
{
    private const string Stream = "client-follows";

    private readonly DatabaseWire wire = new(core, documentDb);
    private DatabaseCluster? known;
    private TimeSpan nextLook;

    /// <summary>Tries once; null if no writable server was found.</summary>
    public async Task<Connection?> TryAsync(CancellationToken cancellationToken)
    {
        if (options.Driver != DriverKind.Direct && Writer() is { } member)
        {
            return member;
        }

        if (known is null || options.Driver == DriverKind.Direct)
        {
            return await ConnectAsync(await AskAsync(cancellationToken), cancellationToken);
        }

        return options.Driver == DriverKind.Following && Elsewhere(hasWriter: false) is { } moved
            ? await MoveAsync(moved, cancellationToken)
            : null;
    }

    /// <summary>
    /// Reads the record if a read is due: after its TTL while there is a writer, otherwise every second. Returns the answer if the record
    /// points to another cluster; null if it does not, or if no read was due.
    /// </summary>
    public DnsAnswer? Elsewhere(bool hasWriter)
    {
        if (core.Time.Elapsed < nextLook || resolver.IsDown)
        {
            return null;
        }

        var answer = resolver.Resolve(options.RecordName);
        var pause = core.Chance.Between(Stream, options.WatchInterval, 1.5 * options.WatchInterval);
        nextLook = core.Time.Elapsed + (hasWriter && answer.TimeToLive > pause ? answer.TimeToLive : pause);
        return answer.Addresses.Count > 0 && documentDb.InstanceAt(answer.Addresses[0])?.Cluster is { } cluster && cluster != known
            ? answer
            : null;
    }

    /// <summary>Connects to a cluster other than the current one, after a random wait that spreads a fleet's moves.</summary>
    public async Task<Connection?> MoveAsync(DnsAnswer answer, CancellationToken cancellationToken)
    {
        await core.Time.Delay(core.Chance.Between(Stream, TimeSpan.Zero, options.Spread), cancellationToken);
        return await ConnectAsync(answer, cancellationToken);
    }

    // Drivers ask the system's resolver for every connection; it keeps nothing beyond its own cache.
    private Task<DnsAnswer> AskAsync(CancellationToken cancellationToken) => resolver.ResolveAsync(options.RecordName, cancellationToken);

    private async Task<Connection?> ConnectAsync(DnsAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Addresses.Count == 0)
        {
            return null;
        }

        // The certificate names AWS's endpoint, never the customer's record.
        var hostName = answer.CanonicalNames.FirstOrDefault(IsAwsName) ?? options.RecordName;
        var request = new WireRequest(answer.Addresses[0], options.Port, hostName) { Timeout = options.SocketTimeout };
        var reply = await wire.AskAsync(request, cancellationToken);
        if (reply is not { Kind: WireReplyKind.Answered, Hello: { } hello } || documentDb.InstanceAt(request.Address) is not { } instance)
        {
            return null;
        }

        if (options.Driver == DriverKind.Direct)
        {
            return new(instance, instance.Epoch);
        }

        var (before, found) = (known, instance.Cluster);
        known = found;
        var writer = hello.IsWritablePrimary ? new Connection(instance, instance.Epoch) : Writer();
        known = writer is null && before is not null ? before : found;
        return writer;
    }

    // A driver monitors all members in parallel, so a silent member does not delay the others.
    private Connection? Writer() => known?.Writer is { Behaviour: WireBehaviour.Normal, TakesWrites: true } writer
        && network.Reaches(writer)
        ? new(writer, writer.Epoch)
        : null;

    private static bool IsAwsName(string name) => name.EndsWith(".docdb.amazonaws.com", StringComparison.Ordinal);
}
