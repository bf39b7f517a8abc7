using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Whether the VPC's resolver answers with what the zone has: a swap that it does not see helps nobody there.</summary>
internal static class NameCheck
{
    public static ReadinessCheck Name(ReadinessEvidence evidence)
    {
        var held = evidence.Record.Held(evidence);
        var check = new Check(
            "name", $"resolves in the VPC to what the zone has{(held is null ? "" : $": {string.Join(" or ", held)}")}",
            "Set failover:zone, or the stack's HostedZoneId, to the zone that answers in the VPC. Or take away what answers in its " +
            "stead: the private zone's association with the VPC, the delegation, a rule of Route 53 Resolver.");
        var look = evidence.Request.Name?.Look;
        return check.Judge(Asked(evidence, held), shadow =>
            shadow is not null ? new(false, look is null ? shadow : $"{shadow}; {look.Reason}")
            : IsAnother(evidence) ? new(true, $"not looked at: a tag names {evidence.Plan.Value!.Record}")
            : new(Agrees(look!, held), look!.Reason));
    }

    /// <summary>What hides the name. A known fault outweighs what could not be read.</summary>
    private static Lookup<string?> Asked(ReadinessEvidence evidence, IReadOnlyList<string>? held) =>
        (evidence.Shadow, evidence.Request.Name) switch
        {
            ({ Value: not null }, _) => evidence.Shadow,
            (_, null or { Look: null, Failure: null }) => new() { Silence = "no answer" },
            (_, { Look: { } look }) when !IsAnother(evidence) && !Agrees(look, held) => Lookup.From<string?>(null),
            (_, { Failure: { } failure }) => new() { Silence = $"{failure.Error}: {failure.Cause}" },
            _ => evidence.Shadow,
        };

    private static bool IsAnother(ReadinessEvidence evidence) =>
        evidence.Plan.Value is { } plan && evidence.Request.Name is { } name && plan.Record != name.Name;

    private static bool Agrees(ProbeCheck look, IReadOnlyList<string>? held) =>
        held is null || (look.ResolvesTo ?? []).Intersect(held, StringComparer.OrdinalIgnoreCase).Any();
}
