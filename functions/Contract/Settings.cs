using System.Globalization;

namespace Failover.Functions.Contract;

/// <summary>The stack's settings, from the functions' environment: read once, validated at start.</summary>
public sealed record Settings
{
    /// <summary>The name of <see cref="ZoneRole"/>'s variable.</summary>
    public const string ZoneRoleVariable = "FAILOVER_ZONE_ROLE";

    /// <summary>FAILOVER_CLUSTER: the stack's own cluster; null allows any cluster that an input names.</summary>
    public string? Cluster { get; init; }

    /// <summary>FAILOVER_RECORD: the name that applications connect through; a cluster's tag failover:record takes precedence.</summary>
    public string? Record { get; init; }

    /// <summary>FAILOVER_ZONE: the hosted zone's ID; a cluster's tag failover:zone takes precedence.</summary>
    public string? Zone { get; init; }

    /// <summary>
    /// FAILOVER_ZONE_ROLE: the ARN of the role that is assumed for every Route 53 call, if the zone is in another account; null if it is in
    /// the stack's own.
    /// </summary>
    public string? ZoneRole { get; init; }

    /// <summary>FAILOVER_ZONE_EXTERNAL_ID: the external ID that the role's trust policy expects; null without a role.</summary>
    public string? ZoneExternalId { get; init; }

    /// <summary>FAILOVER_ENDPOINT: cluster (default) or writer.</summary>
    public EndpointKind Endpoint { get; init; }

    /// <summary>FAILOVER_MODE: act (default), observe or paused.</summary>
    public Mode Mode { get; init; }

    /// <summary>
    /// FAILOVER_TTL_SECONDS: 1 to 300, default 5. Below 5 s, resolvers gain nothing; above 60 s, clients keep the old value for long.
    /// </summary>
    public int TtlSeconds { get; init; } = 5;

    /// <summary>FAILOVER_OBJECTIVE_SECONDS: the recovery time objective, 10 to 86,400, default 300.</summary>
    public int ObjectiveSeconds { get; init; } = 300;

    /// <summary>
    /// FAILOVER_PROMOTION_SECONDS: 30 to 7,200, default 1,200: a cluster without a replica takes minutes to rebuild its instance.
    /// </summary>
    public int PromotionSeconds { get; init; } = 1200;

    /// <summary>FAILOVER_IN_SYNC_SECONDS: 10 to 3,600, default 300: Route 53 takes up to 120 s.</summary>
    public int InSyncSeconds { get; init; } = 300;

    /// <summary>
    /// FAILOVER_PROBE_SECONDS: 10 to 3,600, default 600: resolvers cache for the full old TTL, and a new writer takes time to get ready.
    /// </summary>
    public int ProbeSeconds { get; init; } = 600;

    /// <summary>FAILOVER_PROOFS: proofs in a row, 1 to 10, default 2.</summary>
    public int Proofs { get; init; } = 2;

    /// <summary>FAILOVER_ALARM_MAX_AGE_SECONDS: an older alarm is stale, 60 to 86,400, default 900.</summary>
    public int AlarmMaxAgeSeconds { get; init; } = 900;

    /// <summary>FAILOVER_COOL_DOWN_SECONDS: after a failover that acted, 0 to 86,400, default 600.</summary>
    public int CoolDownSeconds { get; init; } = 600;

    /// <summary>FAILOVER_HEARTBEAT_SECONDS: between two heartbeats, 1 to 60, default 5.</summary>
    public int HeartbeatSeconds { get; init; } = 5;

    /// <summary>FAILOVER_DRILL_DAYS: how long after a drill or a real failover the next drill is due, 1 to 365 days, default 90.</summary>
    public int DrillDays { get; init; } = 90;

    /// <summary>
    /// FAILOVER_READER_RECORD: the readers' CNAME, moved with the writer's; a cluster's tag failover:reader-record takes precedence.
    /// </summary>
    public string? ReaderRecord { get; init; }

    /// <summary>FAILOVER_GLOBAL_CLUSTER: the global cluster's identifier; null for a stack of a single region.</summary>
    public string? GlobalCluster { get; init; }

    /// <summary>
    /// FAILOVER_REGIONS: comma-separated regions, in the order in which they take over; a cluster's tag failover:regions takes precedence.
    /// </summary>
    public string? Regions { get; init; }

    /// <summary>FAILOVER_APPROVAL: when-data-loss (default), always or never.</summary>
    public ApprovalKind Approval { get; init; }

    /// <summary>FAILOVER_ACCEPTED_LOSS_SECONDS: the loss that needs no approval, 0 (default) to 86,400.</summary>
    public int AcceptedLossSeconds { get; init; }

    /// <summary>FAILOVER_APPROVAL_SECONDS: how long a question waits, 60 to 7,200, default 1,800.</summary>
    public int ApprovalSeconds { get; init; } = 1800;

    /// <summary>FAILOVER_RECORD_MODE: cname (default) or switch.</summary>
    public RecordMode RecordMode { get; init; }

    /// <summary>FAILOVER_RECORD_WHEN: promoted (default) or promoting; for record mode cname.</summary>
    public RecordWhen RecordWhen { get; init; }

    /// <summary>FAILOVER_SWITCH_ROLE: PRIMARY (default) or SECONDARY; for record mode switch.</summary>
    public SwitchRole SwitchRole { get; init; }

    /// <summary>FAILOVER_OTHER_REGION: the region of the other failover record; for record mode switch.</summary>
    public string? OtherRegion { get; init; }

    /// <summary>FAILOVER_CLUSTER_ENDPOINT: where the stack's failover record points; for record mode switch.</summary>
    public string? ClusterEndpoint { get; init; }

    /// <summary>FAILOVER_SECRET: the ARN of a secret with username and password for the probe; null to ask only hello.</summary>
    public string? Secret { get; init; }

    /// <summary>
    /// FAILOVER_CA_BUNDLE: the PEM file that the probe trusts; a relative path starts at this assembly's folder, where a publish puts it.
    /// </summary>
    public string CaBundle { get; init; } = BesideAssembly("global-bundle.pem");

    /// <summary>
    /// FAILOVER_METRIC_NAMESPACE: the namespace of the stack's own metrics, default Failover. The template adds a part that nobody can
    /// guess: otherwise anybody who may write a log line or a metric could fake a heartbeat.
    /// </summary>
    public string MetricNamespace { get; init; } = "Failover";

    /// <param name="variable">The environment: name to value, null if unset.</param>
    /// <exception cref="InvalidRequestException">A setting is out of range; the message names it.</exception>
    public static Settings Read(Func<string, string?> variable)
    {
        var defaults = new Settings();
        return new Settings
        {
            Cluster = Text("FAILOVER_CLUSTER"),
            Record = Text("FAILOVER_RECORD"),
            Zone = Text("FAILOVER_ZONE"),
            ZoneRole = Text(ZoneRoleVariable),
            ZoneExternalId = Text("FAILOVER_ZONE_EXTERNAL_ID"),
            Endpoint = Word("FAILOVER_ENDPOINT", defaults.Endpoint),
            Mode = Word("FAILOVER_MODE", defaults.Mode),
            TtlSeconds = Number("FAILOVER_TTL_SECONDS", defaults.TtlSeconds, 1, 300),
            ObjectiveSeconds = Number("FAILOVER_OBJECTIVE_SECONDS", defaults.ObjectiveSeconds, 10, 86_400),
            PromotionSeconds = Number("FAILOVER_PROMOTION_SECONDS", defaults.PromotionSeconds, Limits.LeastPromotion, Limits.MostPromotion),
            InSyncSeconds = Number("FAILOVER_IN_SYNC_SECONDS", defaults.InSyncSeconds, Limits.LeastOther, Limits.MostOther),
            ProbeSeconds = Number("FAILOVER_PROBE_SECONDS", defaults.ProbeSeconds, Limits.LeastOther, Limits.MostOther),
            Proofs = Number("FAILOVER_PROOFS", defaults.Proofs, 1, 10),
            AlarmMaxAgeSeconds = Number("FAILOVER_ALARM_MAX_AGE_SECONDS", defaults.AlarmMaxAgeSeconds, 60, 86_400),
            CoolDownSeconds = Number("FAILOVER_COOL_DOWN_SECONDS", defaults.CoolDownSeconds, 0, 86_400),
            HeartbeatSeconds = Number("FAILOVER_HEARTBEAT_SECONDS", defaults.HeartbeatSeconds, 1, 60),
            DrillDays = Number("FAILOVER_DRILL_DAYS", defaults.DrillDays, 1, 365),
            ReaderRecord = Text("FAILOVER_READER_RECORD"),
            GlobalCluster = Text("FAILOVER_GLOBAL_CLUSTER"),
            Regions = Text("FAILOVER_REGIONS"),
            Approval = Word("FAILOVER_APPROVAL", defaults.Approval),
            AcceptedLossSeconds = Number("FAILOVER_ACCEPTED_LOSS_SECONDS", defaults.AcceptedLossSeconds, 0, 86_400),
            ApprovalSeconds = Number("FAILOVER_APPROVAL_SECONDS", defaults.ApprovalSeconds, 60, 7200),
            RecordMode = Word("FAILOVER_RECORD_MODE", defaults.RecordMode),
            RecordWhen = Word("FAILOVER_RECORD_WHEN", defaults.RecordWhen),
            SwitchRole = Text("FAILOVER_SWITCH_ROLE") switch
            {
                null or "PRIMARY" => SwitchRole.Primary,
                "SECONDARY" => SwitchRole.Secondary,
                var other => throw Wrong("FAILOVER_SWITCH_ROLE", "PRIMARY or SECONDARY", other),
            },
            OtherRegion = Text("FAILOVER_OTHER_REGION"),
            ClusterEndpoint = Text("FAILOVER_CLUSTER_ENDPOINT"),
            Secret = Text("FAILOVER_SECRET"),
            MetricNamespace = Text("FAILOVER_METRIC_NAMESPACE") ?? defaults.MetricNamespace,
            CaBundle = Text("FAILOVER_CA_BUNDLE") is { } bundle ? BesideAssembly(bundle) : defaults.CaBundle,
        };

        string? Text(string name) => variable(name) is { Length: > 0 } text ? text : null;

        int Number(string name, int standard, int least, int most) =>
            Text(name) is not { } text ? standard
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                ? number
            : throw Wrong(name, $"a whole number from {least} to {most}", text);

        T Word<T>(string name, T standard)
            where T : struct, Enum =>
            Text(name) is not { } text ? standard
            : EnumText.TryParse<T>(text, out var word) ? word
            : throw Wrong(name, EnumText.List<T>(), text);
    }

    // Not AppContext.BaseDirectory: in Lambda's managed runtime that is the runtime's folder, not the package's.
    private static string BesideAssembly(string path) =>
        Path.GetFullPath(path, Path.GetDirectoryName(typeof(Settings).Assembly.Location) ?? Environment.CurrentDirectory);

    private static InvalidRequestException Wrong(string name, string expected, string found) => new(
        $"Expected the setting {name} to be {expected}, but found '{found}'. Correct the stack's parameter and deploy again.");
}

/// <summary>The range of a budget, in seconds, for settings and inputs.</summary>
internal static class Limits
{
    public const int LeastPromotion = 30;
    public const int MostPromotion = 7200;
    public const int LeastOther = 10;
    public const int MostOther = 3600;
}
