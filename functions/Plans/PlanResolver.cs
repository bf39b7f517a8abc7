using System.Globalization;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

/// <summary>Resolves the plan: the input, then the cluster's tags, then the stack's settings.</summary>
internal static class PlanResolver
{
    // A look comes half a wait too late on average, and most promotions end within a minute, at whose end the waits are 2 s.
    private const int FirstPromotionWait = 1;
    private const int LongestPromotionWait = 15;

    // Longer waits than within a region: other regions' APIs show a promotion seconds later, and the swap asks them.
    private const int LongestRegionWait = 8;

    // Waits of 0.3 % of what has passed: 2 s after four minutes. The longest budget has 1,103 looks, of at most 14 events each.
    private const double PromotionGrowth = 1.003;
    private const int FirstProbeWait = 1;
    private const int LongestProbeWait = 8;
    private const int LongestInSyncWait = 10;

    // Each check is one of the 10 requests a second that Route 53 grants the account: with 5 s a hundred clusters that fail at once are
    // back 20 s sooner, and each that fails alone 1 s later.
    private const int InSyncWait = 2;

    // A control plane outage lasts hours, not minutes; each attempt is a single request, and all others are failing anyway.
    private const int DnsSeconds = 4 * 3600;
    private const int FirstDnsWait = 5;
    private const int LongestDnsWait = 60;

    /// <exception cref="InvalidRequestException">No source names the record or the zone, or a tag is wrong.</exception>
    /// <param name="arn">The cluster's ARN, which names its region; needed only if the settings name a global cluster.</param>
    public static Plan Resolve(FailoverRequest request, IReadOnlyDictionary<string, string> tags, Settings settings, string arn = "")
    {
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tag = (string name) => tags.TryGetValue($"failover:{name}", out var value) && value.Length > 0 ? value : null;
        var promotionSeconds = Choose("promotionSeconds", request.PromotionSeconds, null, settings.PromotionSeconds);
        var endpoint = Choose("endpoint", request.Endpoint, TagWord<EndpointKind>("endpoint"), settings.Endpoint);
        var reader = tag("reader-record") ?? settings.ReaderRecord;
        var mode = RecordModes.For(settings.RecordMode);
        var plan = new Plan
        {
            Cluster = request.Cluster,
            Replaces = Replaced(request, settings),
            Record = RequestParser.Record(Required("record", request.Record, tag("record"), settings.Record)),
            ReaderRecord = reader is not null && mode.MovesReaders ? RequestParser.Record(reader) : null,
            Zone = BareZone(Required("zone", request.Zone, tag("zone"), settings.Zone)),
            Endpoint = endpoint,
            Mode = Mode(),
            Drill = request.Drill,
            StopAlarm = request.StopAlarm,
            Reason = request.Reason,
            Alarm = request.Alarm,
            Force = request.Force,
            TtlSeconds = settings.TtlSeconds,
            ObjectiveSeconds = settings.ObjectiveSeconds,
            Proofs = settings.Proofs,
            Promotion = Budget.FromSeconds(promotionSeconds, FirstPromotionWait, LongestPromotionWait, PromotionGrowth),
            InSync = Budget.FromSeconds(Choose("inSyncSeconds", request.InSyncSeconds, null, settings.InSyncSeconds), InSyncWait,
                LongestInSyncWait),
            Probe = Budget.FromSeconds(Choose("probeSeconds", request.ProbeSeconds, null, settings.ProbeSeconds), FirstProbeWait,
                LongestProbeWait),
            Global = settings.GlobalCluster is { } global ? Global(global) : null,
            Sources = sources,
        };
        return mode.Complete(plan, settings);

        GlobalPlan Global(string cluster) => new()
        {
            Cluster = cluster,
            Member = arn,
            Home = ClusterArn.Region(arn),
            Regions = [.. (tag("regions") ?? settings.Regions ?? "").Split(',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Approval = settings.Approval,
            AcceptedLossSeconds = settings.AcceptedLossSeconds,
            ApprovalSeconds = settings.ApprovalSeconds,
            RecordMode = settings.RecordMode,

            // Which instance will be the writer is not known before it is.
            RecordWhen = endpoint == EndpointKind.Cluster && settings.RecordMode == RecordMode.Cname
                ? settings.RecordWhen : RecordWhen.Promoted,
            Promotion = Budget.FromSeconds(promotionSeconds, FirstPromotionWait, LongestRegionWait),
            Dns = Budget.FromSeconds(DnsSeconds, FirstDnsWait, LongestDnsWait),
        };

        // Paused is a person's statement that maintenance is under way: no execution's input overrides it.
        Mode Mode()
        {
            var tagged = TagWord<Mode>("mode");
            return tagged == Contract.Mode.Paused ? Choose("mode", null, tagged, settings.Mode)
                : settings.Mode == Contract.Mode.Paused ? settings.Mode
                : Choose("mode", request.Mode, tagged, settings.Mode);
        }

        string Required(string name, string? input, string? fromTag, string? setting) =>
            Pick(name, input, fromTag) ?? setting ?? throw new InvalidRequestException(
                $"Expected a {name} for {request.Cluster}, but found none in the input, in the cluster's tag failover:{name} or in the " +
                "stack's settings. " +
                $"Tag the cluster with failover:{name}, or set the stack's parameter.");

        T Choose<T>(string name, T? input, T? fromTag, T setting)
            where T : struct
        {
            Note(name, input is not null, fromTag is not null);
            return input ?? fromTag ?? setting;
        }

        string? Pick(string name, string? input, string? fromTag)
        {
            Note(name, input is not null, fromTag is not null);
            return input ?? fromTag;
        }

        void Note(string name, bool isInput, bool isTagged)
        {
            if (isInput || isTagged)
            {
                sources[name] = isInput ? "input" : "tag";
            }
        }

        T? TagWord<T>(string name)
            where T : struct, Enum =>
            tag(name) is not { } text ? null
            : EnumText.TryParse<T>(text, out var word) ? word
            : throw new InvalidRequestException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected the tag failover:{name} of {request.Cluster} to be {EnumText.List<T>()}, but found '{text}'. Correct the tag."));
    }

    /// <exception cref="InvalidRequestException">A cluster other than the stack's own is named, without replace.</exception>
    private static string? Replaced(FailoverRequest request, Settings settings) =>
        settings.Cluster is not { } own || own == request.Cluster ? null
        : request.Replace ? own
        : throw new InvalidRequestException(
            $"Expected input.cluster to be {own}, this stack's own cluster, but found {request.Cluster}. Correct the name; or, if " +
            $"{request.Cluster} is to take the place of {own}, tag it with failover:record and add \"replace\": true to the input.");

    // Some tools show /hostedzone/Z123, some Z123; people copy either.
    private static string BareZone(string zone) => zone[(zone.LastIndexOf('/') + 1)..];
}
