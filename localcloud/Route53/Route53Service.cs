using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>Route 53 for one account: zones, transactional batches, and changes that reach each name server at its own time.</summary>
public sealed class Route53Service
{
    private readonly CloudCore core;
    private readonly SortedDictionary<string, ZoneState> zones = new(StringComparer.Ordinal);
    private readonly Propagation propagation;

    public Route53Service(CloudCore core, Route53Options? options = null)
    {
        this.core = core;
        Options = options ?? new Route53Options();
        propagation = new Propagation(core);
        Quota = new RequestQuota(core.Time);
        HealthChecks = new HealthChecks(core, () => Options);
        ControlPlane = new ControlPlane(core);
    }

    /// <summary>Raised for each record set that an applied batch changes, at the moment of the change.</summary>
    public event Action<RecordChange>? Changed;

    public Route53Options Options { get; set; }

    public HealthChecks HealthChecks { get; }

    /// <summary>The API, which runs only in us-east-1; name servers and health checks do not depend on it.</summary>
    public ControlPlane ControlPlane { get; }

    /// <summary>When the fault ends, the changes that it held back propagate.</summary>
    public PropagationFault Fault
    {
        get => propagation.Fault;
        set => propagation.Fault = value;
    }

    /// <summary>In order of their ids.</summary>
    public IEnumerable<ZoneState> Zones => zones.Values;

    /// <summary>The number of requests accepted and refused by the account's quota so far.</summary>
    public (int Accepted, int Refused) Requests => (Quota.Accepted, Quota.Refused);

    internal RequestQuota Quota { get; }

    /// <summary>Creates a zone with its NS and SOA records; several zones may have the same name, public and private.</summary>
    /// <param name="id">The zone's id; null to draw one.</param>
    /// <param name="vpcs">The VPCs that a private zone is associated with; null for all VPCs of this world.</param>
    /// <param name="account">The account that owns the zone.</param>
    public ZoneState CreateZone(
        string name, bool isPrivate = false, string? id = null, IReadOnlyList<string>? vpcs = null, string account = CloudCore.Account)
    {
        var normal = DnsName.Normalize(name);
        id ??= "Z" + ZoneDefaults.DrawId(core.Chance, 13);
        var zone = new ZoneState(id, normal, isPrivate, ZoneDefaults.Records(normal), vpcs) { Account = account };
        zones.Add(zone.Id, zone);
        return zone;
    }

    /// <exception cref="NoSuchHostedZoneException">There is no zone with this id.</exception>
    public ZoneState Zone(string id)
    {
        var bare = Bare(id);
        return zones.TryGetValue(bare, out var zone) ? zone : throw Route53Errors.NoSuchHostedZone(bare);
    }

    /// <summary>Applies a batch, all or nothing, and starts propagating it to the name servers.</summary>
    /// <param name="caller">The caller, for the journal and the invariants.</param>
    /// <exception cref="NoSuchHealthCheckException">A record refers to a health check that does not exist.</exception>
    /// <exception cref="InvalidChangeBatchException">Nothing was changed; the message lists every problem.</exception>
    public ChangeInfo Change(string zoneId, ChangeBatch? batch, string caller)
    {
        var zone = Zone(zoneId);
        var read = BatchRules.Read(batch);
        BatchRules.CheckLimits(read, Options);
        if (core.Time.Elapsed < zone.BusyUntil)
        {
            throw Route53Errors.PriorRequestNotComplete();
        }

        var before = zone.Current;
        IReadOnlyList<string> problems = [];
        foreach (var id in read.Where(change => change.Action != BatchChange.Delete).Select(change => change.Record.HealthCheckId)
            .OfType<string>())
        {
            _ = HealthChecks.Get(id);
        }

        var after = before.With(draft => problems = new BatchApplication(zone.Name, draft).Apply(read));
        if (problems.Count > 0)
        {
            throw Route53Errors.InvalidChangeBatch(problems);
        }

        zone.Current = after;
        zone.BusyUntil = core.Time.Elapsed + Options.RequestWindow;
        foreach (var key in read.Select(change => change.Record.Key).Distinct())
        {
            Report(new RecordChange(zone, before.Find(key), after.Find(key), core.Time.GetUtcNow(), caller) { Comment = batch?.Comment });
        }

        return Info(propagation.Begin(zone, after, batch?.Comment, Options.Propagation));
    }

    /// <exception cref="NoSuchChangeException">There is no change with this id, or <see cref="Fault"/> makes it forgotten.</exception>
    public ChangeInfo GetChange(string id) =>
        Info(propagation.Find(Bare(id)) ?? throw Route53Errors.NoSuchChange(Bare(id)));

    /// <summary>Someone else sets the record now, with an UPSERT through the same API.</summary>
    /// <param name="by">The caller, for example <c>person</c> or <c>terraform</c>.</param>
    /// <exception cref="AmazonRoute53Exception">The control plane is down, which also affects operators.</exception>
    public ChangeInfo SetByOther(ZoneState zone, DnsRecord record, string by = "person") => ByOther(zone, ChangeAction.UPSERT, record, by);

    /// <summary>Someone else deletes the record now.</summary>
    /// <exception cref="AmazonRoute53Exception">The control plane is down, which also affects operators.</exception>
    public ChangeInfo DeleteByOther(ZoneState zone, DnsRecord record, string by = "person") =>
        ByOther(zone, ChangeAction.DELETE, record, by);

    /// <summary>
    /// Creates a record as CloudFormation does, which waits until the change is in sync everywhere.
    /// </summary>
    /// <exception cref="InvalidChangeBatchException">Route 53 refuses it.</exception>
    public void Deploy(string zoneId, DnsRecord record)
    {
        var zone = Zone(zoneId);
        Change(zoneId, Batch(ChangeAction.CREATE, record), "cloudformation");

        // By the time a stack is complete, the zone accepts requests again, including those of the next stack.
        zone.BusyUntil = TimeSpan.Zero;
        for (var server = 0; server < ZoneState.NameServers; server++)
        {
            zone.Serve(server, zone.Current);
        }
    }

    internal static string Bare(string? id) => id is null ? "" : id[(id.LastIndexOf('/') + 1)..];

    private ChangeInfo ByOther(ZoneState zone, ChangeAction action, DnsRecord record, string by) => ControlPlane.IsDown
        ? throw Route53Errors.ServiceUnavailable()
        : Change(zone.Id, Batch(action, record), by);

    private static ChangeBatch Batch(ChangeAction action, DnsRecord record) =>
        new() { Changes = [new Change { Action = action, ResourceRecordSet = record.ToSdk() }] };

    private static ChangeInfo Info(PendingChange change) => new()
    {
        Id = "/change/" + change.Id,
        Status = change.InSync ? ChangeStatus.INSYNC : ChangeStatus.PENDING,
        SubmittedAt = change.SubmittedAt.UtcDateTime,
        Comment = change.Comment,
    };

    private void Report(RecordChange change)
    {
        if (change.Before == change.After)
        {
            return;
        }

        core.Journal.Write(
            "route53", "record-changed", change.Key.Name,
                $"{change.Before?.ToString() ?? "none"} -> {change.After?.ToString() ?? "none"} by {change.Caller}");
        Changed?.Invoke(change);
    }
}
