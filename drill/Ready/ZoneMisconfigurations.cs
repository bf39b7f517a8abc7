using Failover.Drill.Worlds;
using Failover.Functions.Steps.CheckInSync;

namespace Failover.Drill.Ready;

/// <summary>Possible misconfigurations of a hosted zone in another account: each missing grant is named.</summary>
internal static class ZoneMisconfigurations
{
    private static readonly string[] NotAssumed = ["hosted-zone", "record", "ttl", "name", "zone-role"];

    public static IReadOnlyList<Misconfiguration> All { get; } =
    [
        Zone("zone-elsewhere", "Nothing is wrong, and the hosted zone is in another account", new ZoneAccountSpec()),
        Zone("external-id", "The role in the zone's account expects another external id", new ZoneAccountSpec { ExternalId = "another" },
            NotAssumed),
        Zone("untrusted", "The trust policy of the role in the zone's account does not name Readiness's role",
            new ZoneAccountSpec { Trusts = role => !role.Contains("Readiness", StringComparison.Ordinal) }, NotAssumed),
        Zone("zone-unread", "The role in the zone's account lost its permission to read the zone", Lacks("ReadTheZone"),
            "hosted-zone", "name", "zone-role"),
        Zone("record-unread", "The role in the zone's account lost its permission to read the record", Lacks("ReadTheRecord"),
            "record", "ttl", "name", "zone-role"),
        Zone("swap-not-granted", "The role in the zone's account lost its permission to change the record", Lacks("SwapTheRecord"),
            "zone-role"),
        Zone("change-unwatched", "The role in the zone's account lost its permission to watch the change", Lacks("WatchTheChange"),
            "zone-role"),
        Zone("assume-forbidden", "CheckInSync lost its permission to assume the role in the zone's account", new ZoneAccountSpec(),
            "permissions") with
        {
            Happens = world => Misconfigurations.Take(world, nameof(CheckInSyncFunction), "AssumeTheZonesRole"),
        },
    ];

    private static ZoneAccountSpec Lacks(string sid) => new() { Iam = ZoneAccountSpec.Without(sid) };

    private static Misconfiguration Zone(string name, string story, ZoneAccountSpec account, params string[] names) =>
        new(name, story, names) { Spec = spec => spec with { ZoneAccount = account } };
}
