using System.Globalization;
using Failover.Functions.Contract;

namespace Failover.Functions.VerifyCluster;

/// <summary>Resolves the plan: the input, then the cluster's tags, then the stack's settings.</summary>
internal static class PlanResolver
{
    private const int FirstWait = 3;
    private const int LongestPromotionWait = 8;
    private const int LongestProbeWait = 8;
    private const int LongestInSyncWait = 10;

    // Route 53 was never seen in sync before 5 s, and each look too many is one of the 5 requests a second of the whole account.
    private const int InSyncWait = 5;

    /// <exception cref="InvalidRequestException">No source names the record or the zone, or a tag is wrong.</exception>
    public static Plan Resolve(FailoverRequest request, IReadOnlyDictionary<string, string> tags, Settings settings)
    {
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tag = (string name) => tags.TryGetValue($"failover:{name}", out var value) && value.Length > 0 ? value : null;
        return new Plan
        {
            Cluster = request.Cluster,
            Record = RequestParser.Record(Required("record", request.Record, tag("record"), settings.Record)),
            Zone = BareZone(Required("zone", request.Zone, tag("zone"), settings.Zone)),
            Endpoint = Choose("endpoint", request.Endpoint, TagWord<EndpointKind>("endpoint"), settings.Endpoint),
            Mode = Mode(),
            Drill = request.Drill,
            Reason = request.Reason,
            Alarm = request.Alarm,
            Force = request.Force,
            TtlSeconds = settings.TtlSeconds,
            ObjectiveSeconds = settings.ObjectiveSeconds,
            Proofs = settings.Proofs,
            Promotion = Budget.Of(
                Choose("promotionSeconds", request.PromotionSeconds, null, settings.PromotionSeconds), FirstWait, LongestPromotionWait),
            InSync = Budget.Of(Choose("inSyncSeconds", request.InSyncSeconds, null, settings.InSyncSeconds), InSyncWait, LongestInSyncWait),
            Probe = Budget.Of(Choose("probeSeconds", request.ProbeSeconds, null, settings.ProbeSeconds), FirstWait, LongestProbeWait),
            Sources = sources,
        };

        // Paused is a person's word that maintenance is going on: nothing that starts an execution overrides it.
        Mode Mode()
        {
            var tagged = TagWord<Mode>("mode");
            return tagged == Contract.Mode.Paused ? Choose("mode", null, tagged, settings.Mode)
                : settings.Mode == Contract.Mode.Paused ? Choose("mode", null, null, settings.Mode)
                : Choose("mode", request.Mode, tagged, settings.Mode);
        }

        string Required(string name, string? input, string? fromTag, string? setting) =>
            Pick(name, input, fromTag) ?? setting ?? throw new InvalidRequestException(
                $"Expected a {name} for {request.Cluster}, but found none in the input, in the cluster's tag failover:{name} or in the stack's settings. " +
                $"Tag the cluster with failover:{name}, or set the stack's parameter.");

        T Choose<T>(string name, T? input, T? fromTag, T setting)
            where T : struct
        {
            sources[name] = input is not null ? "input" : fromTag is not null ? "tag" : "setting";
            return input ?? fromTag ?? setting;
        }

        string? Pick(string name, string? input, string? fromTag)
        {
            sources[name] = input is not null ? "input" : fromTag is not null ? "tag" : "setting";
            return input ?? fromTag;
        }

        T? TagWord<T>(string name)
            where T : struct, Enum =>
            tag(name) is not { } text ? null
            : Words.TryParse<T>(text, out var word) ? word
            : throw new InvalidRequestException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected the tag failover:{name} of {request.Cluster} to be {Words.Of<T>()}, but found '{text}'. Correct the tag."));
    }

    // The console and the API write /hostedzone/Z123; people copy either.
    private static string BareZone(string zone) => zone[(zone.LastIndexOf('/') + 1)..];
}
