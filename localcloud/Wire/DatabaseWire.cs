using System.Globalization;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Wire;

/// <summary>
/// The network from one region to the databases in all regions: what a client finds that connects, does TLS and sends <c>hello</c>.
/// </summary>
public sealed class DatabaseWire(CloudCore core, DocumentDbService documentDb)
{
    private static readonly TimeSpan Fastest = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Slowest = TimeSpan.FromMilliseconds(12);

    /// <summary>Connection, TLS and request to another region: three round trips over the peered network.</summary>
    private static readonly TimeSpan NearestRegion = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan FarthestRegion = TimeSpan.FromMilliseconds(450);

    /// <summary>Probes once. Network failures never throw; takes a few milliseconds, or the whole timeout.</summary>
    public async Task<WireReply> AskAsync(WireRequest request, CancellationToken cancellationToken)
    {
        var instance = documentDb.InstanceAt(request.Address);
        if (instance is null || instance.State == InstanceState.Dropping || !core.Links.Reaches(core.Region, instance.Cluster.Region))
        {
            await core.Time.Delay(request.Timeout, cancellationToken);
            return new WireReply(WireReplyKind.TimedOut, $"no connection to {request.Address} within {Seconds(request.Timeout)} s");
        }

        if (instance is { State: InstanceState.Up, Behaviour: WireBehaviour.NotAnswering })
        {
            await core.Time.Delay(request.Timeout, cancellationToken);
            return new WireReply(
                WireReplyKind.TimedOut, $"{request.Address} took the connection and said nothing for {Seconds(request.Timeout)} s");
        }

        var takes = core.Chance.Between("wire", Fastest, Slowest);
        takes += instance.Cluster.Region == core.Region ? TimeSpan.Zero : core.Chance.Between("wire-abroad", NearestRegion, FarthestRegion);
        await core.Time.Delay(takes, cancellationToken);
        return Reply(instance, request);
    }

    private static WireReply Reply(DatabaseInstance instance, WireRequest request)
    {
        if (instance is not { State: InstanceState.Up, Behaviour: not WireBehaviour.Refuses } || request.Port != instance.Cluster.Port)
        {
            return new WireReply(WireReplyKind.Refused, $"{request.Address}:{request.Port} refused the connection");
        }

        if (instance.Behaviour == WireBehaviour.BadCertificate || !IsNamed(instance, request.HostName))
        {
            return new WireReply(WireReplyKind.TlsFailed, $"the certificate of {request.Address} does not name {request.HostName}");
        }

        if (instance.Behaviour == WireBehaviour.Garbage)
        {
            return new WireReply(WireReplyKind.Garbled, $"{request.Address} sent what is not MongoDB's protocol");
        }

        var hello = Hello(instance);
        return request.Write && !instance.TakesWrites
            ? new WireReply(WireReplyKind.WriteFailed, $"{hello.Me} refused the write", hello)
            : new WireReply(WireReplyKind.Answered, $"{hello.Me} answered", hello);
    }

    /// <summary>DocumentDB's certificates name their own cluster's endpoints, never a customer's name.</summary>
    private static bool IsNamed(DatabaseInstance instance, string hostName)
    {
        var name = hostName.TrimEnd('.');
        var cluster = instance.Cluster;
        return Same(name, cluster.Endpoint) || Same(name, cluster.ReaderEndpoint)
            || cluster.Instances.Any(member => Same(name, member.Host));
    }

    private static WireHello Hello(DatabaseInstance instance)
    {
        var cluster = instance.Cluster;
        if (instance.Behaviour == WireBehaviour.WrongCluster)
        {
            var other = $"{EndpointNames.Instance("somebody-elses-1", cluster.Region)}:{cluster.Port}";
            return new WireHello(true, "rs0", other, [other]);
        }

        return new WireHello(
            instance.IsWriter && instance.Behaviour != WireBehaviour.NotWritablePrimary,
            "rs0",
            instance.HostAndPort,
            [.. cluster.Instances.Select(static member => member.HostAndPort)]);
    }

    private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
