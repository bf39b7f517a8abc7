using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>Evidence with which every check holds; a test removes one thing.</summary>
internal static class Evidence
{
    public const string Topic = "arn:aws:sns:us-east-1:123456789012:alerts";

    public static ReadinessEvidence Whole { get; } = new()
    {
        Request = new ReadinessRequest
        {
            Cluster = "orders-prod",
            Topic = Topic,
            Trigger = "writer-down",
            Alarms = ["heartbeat-lost", "failover-failed"],
            Addresses = new AddressesAnswer([new AddressEntry(Topic + ":1", "email", "oncall@shop.example")], null),
            Rule = new RuleAnswer("ENABLED", null),
            Maintenance = new MaintenanceAnswer([], null),
            Subscriptions = new EventSubscriptionsAnswer([], null),
            Name = Name(Sample.ClusterEndpoint),
            Permissions = [Permission("UpsertCname", "allowed"), Permission("CheckWriter", "allowed")],
        },
        DrillDays = 90,
        Cluster = Lookup.From(Cluster()),
        Plan = Lookup.From(Sample.Plan),
        Zone = Lookup.From(Sample.Plan.Zone),
        Shadow = Lookup.From<string?>(null),
        Mode = RecordMode.Cname,
        Record = Standing(Record(Sample.ClusterEndpoint, Sample.Plan.TtlSeconds)),
        Alarms = Alarms(),
        Heartbeat = Lookup.From<HeartbeatPoint?>(new HeartbeatPoint(Sample.Now.AddSeconds(-12), true)),
        LastProven = Lookup.From<DateTimeOffset?>(Sample.Now.AddDays(-23)),
        At = Sample.Now,
    };

    public static ClusterView Cluster(string status = "available", string replica = "available", string zone = "us-east-1b") => new(
        "orders-prod", "arn", status, Sample.ClusterEndpoint, 27017,
        [new MemberView("orders-prod-1", true, "available", "one", "us-east-1a"),
            new MemberView("orders-prod-2", false, replica, "two", zone)],
        new Dictionary<string, string>());

    public static NameAnswer Name(params string[] resolvesTo) => new(Sample.Record, new ProbeCheck
    {
        State = ProbeState.Waiting,
        Outcome = ProbeOutcome.NotCompared,
        Attempt = 1,
        Reason = $"in the VPC {Sample.Record} resolves to {string.Join(", ", resolvesTo)}",
        ResolvesTo = resolvesTo,
        At = Sample.Now,
    }, new VpcIdentity("vpc-1"), new VpcZones([]), null);

    public static CnameRecord Record(string value, long ttl) => new("db.example.com.", value, ttl);

    public static CnameReadiness Standing(CnameRecord? record, CnameRecord? readers = null) => Standing(Lookup.From(record), readers);

    public static CnameReadiness Standing(Lookup<CnameRecord?> record, CnameRecord? readers = null) => new(record, Lookup.From(readers));

    public static PermissionAnswer Permission(string who, string? decision) =>
        new(who, new PermissionDecisions([new PermissionDecision("route53:ChangeResourceRecordSets", "arn:zone", decision)]), null);

    public static Lookup<IReadOnlyDictionary<string, AlarmView>> Alarms(params AlarmView[] others) =>
        Lookup.From<IReadOnlyDictionary<string, AlarmView>>(
        new[] { new AlarmView("writer-down", "OK", null, true, []), new("heartbeat-lost", "OK", null, true, [Topic]),
            new("failover-failed", "OK", null, true, [Topic]) }
            .Select(alarm => Array.Find(others, other => other.Name == alarm.Name) ?? alarm)
            .Where(alarm => alarm.State is { Length: > 0 })
            .ToDictionary(alarm => alarm.Name, StringComparer.Ordinal));

    /// <summary>All members in order, as a stack with that plan sees them.</summary>
    public static RegionsView Regions(GlobalPlan plan, GlobalBuilder? global = null)
    {
        var view = (global ?? new GlobalBuilder()).View();
        return new RegionsView(plan, view, [.. view.Members.Select(m => new MemberReading(
            m,
            Lookup.From(GlobalBuilder.Member(m.Region, m.IsWriter).View() with { EngineVersion = "5.0.0" }),
            Lookup.From(m.IsWriter ? null : new LagReading(Sample.Now.AddSeconds(-70), 0.4, false)))
        {
            Parameters = Lookup.From(Parameters()),
        })]);
    }

    /// <summary>DocumentDB's defaults, except for what somebody set.</summary>
    public static ParameterGroupView Parameters(params (string Name, string Value)[] own)
    {
        var values = new Dictionary<string, ParameterView>(StringComparer.Ordinal)
        {
            ["audit_logs"] = new("disabled", false),
            ["profiler"] = new("disabled", false),
            ["tls"] = new("enabled", false),
            ["ttl_monitor"] = new("enabled", false),
        };
        foreach (var (name, value) in own)
        {
            values[name] = new ParameterView(value, true);
        }

        return new ParameterGroupView("orders", values);
    }

    public static Lookup<T> Silent<T>() => new() { Silence = "throttled" };

    public static Lookup<T> Refused<T>() => new() { Refusal = "there is none" };
}
