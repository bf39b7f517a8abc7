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

/// <summary>How a driver finds a server to write to, each kind in its own way.</summary>
internal sealed class ServerSelection(
    CloudCore core, Resolver resolver, DocumentDbService documentDb, ClientNetwork network, ClientOptions options)
{
    private const string Stream = "client-follows";

    private readonly DatabaseWire wire = new(core, documentDb);
    private DatabaseCluster? known;
    private TimeSpan nextLook;

    /// <summary>One try; null where nothing was found.</summary>
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
    /// Reads the record where that is due: by its TTL while there is a writer, else each second. What it answers where it points to another
    /// cluster; null: it does not, or a read was not due.
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

    /// <summary>Connects to another cluster than the present one, after the wait that spreads a fleet.</summary>
    public async Task<Connection?> MoveAsync(DnsAnswer answer, CancellationToken cancellationToken)
    {
        await core.Time.Delay(core.Chance.Between(Stream, TimeSpan.Zero, options.Spread), cancellationToken);
        return await ConnectAsync(answer, cancellationToken);
    }

    // A system's resolver keeps nothing beyond its own cache: drivers ask it for each connection.
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

    // A driver watches all members at once, so that a silent one costs the others no time.
    private Connection? Writer() => known?.Writer is { Behaviour: WireBehaviour.Normal, TakesWrites: true } writer
        && network.Reaches(writer)
        ? new(writer, writer.Epoch)
        : null;

    private static bool IsAwsName(string name) => name.EndsWith(".docdb.amazonaws.com", StringComparison.Ordinal);
}
