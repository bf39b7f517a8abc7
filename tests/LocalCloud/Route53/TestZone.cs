using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Route53;

namespace Failover.Tests.LocalCloud.Route53;

/// <summary>A world with one zone, and shorthands for changing it.</summary>
internal sealed class TestZone
{
    public TestZone(Route53Options? options = null, int seed = 1)
    {
        Core = new CloudCore(seed, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
        Service = new Route53Service(Core, options);
        Zone = Service.CreateZone("Example.com", id: "Z0EXAMPLE");
        Client = new SimulatedRoute53Client(Service, Core, "UpsertCnameFunction");
    }

    public CloudCore Core { get; }

    public Route53Service Service { get; }

    public ZoneState Zone { get; }

    public SimulatedRoute53Client Client { get; }

    /// <summary>All records but the apex's NS and SOA, as text.</summary>
    public IEnumerable<string> Records =>
        Zone.Current.Records.Where(record => record.Type is not ("NS" or "SOA")).Select(record => record.ToString());

    public static ResourceRecordSet Set(string name, string type, long? ttl, params string[] values) => new()
    {
        Name = name,
        Type = new RRType(type),
        TTL = ttl,
        ResourceRecords = values.Length == 0 ? null : [.. values.Select(value => new ResourceRecord { Value = value })],
    };

    public static Change Change(string action, ResourceRecordSet set) =>
        new() { Action = new ChangeAction(action), ResourceRecordSet = set };

    public static Change Change(string action, string name, string type, long? ttl, params string[] values) =>
        Change(action, Set(name, type, ttl, values));

    public ChangeInfo Apply(params Change[] changes) => Service.Change(Zone.Id, new ChangeBatch { Changes = [.. changes] }, "test");

    /// <summary>The message of the refusal, without brackets.</summary>
    public string Refusal(params Change[] changes) => Should.Throw<InvalidChangeBatchException>(() => Apply(changes)).Message[1..^1];

    public Task Wait(double seconds) => Core.Time.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);
}
