using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>The checks of the pair of failover records, which record mode switch has instead of a record that is swapped.</summary>
internal static class PairChecks
{
    public static ReadinessCheck Record(Lookup<PairView> standing, StackEvidence evidence)
    {
        var sides = Sides(evidence);
        var problems = standing.Value is { } pair ? Problems(pair, sides) : [];

        // A known fault or a refusal outweighs an endpoint that could not be read.
        var asked = standing.HasValue && problems.Count == 0 && sides.Find(s => s.Endpoint is null) is { } unknown
            ? standing with { Silence = $"the endpoint in {unknown.Region} is not known" }
            : standing;
        return new Check(
            "record", $"a pair of failover records: " +
                $"{string.Join(", ", sides.Select(s => $"{s.Role} to {s.Endpoint ?? "the cluster"} in {s.Region}"))}",
            "Restore it as SwitchRecord in template.yaml defines it: CloudFormation by itself does not restore what was changed by hand. " +
            "If the stack was deployed with a wrong SwitchRole or ClusterEndpoint, deploy it with the right one.")
            .Judge(asked, all => problems.Count == 0
                ? new(true, string.Join(", ", all.Records.Select(r => $"{r.Role} to {r.Value}")))
                : new(false, string.Join(", ", problems)));
    }

    public static ReadinessCheck Ttl(Lookup<PairView> standing, StackEvidence evidence)
    {
        var most = evidence.Plan.Value?.TtlSeconds;
        return new Check(
            "ttl", string.Create(CultureInfo.InvariantCulture, $"at most {most} s"),
            string.Create(CultureInfo.InvariantCulture,
                $"Set the TTL of both records to {most} s, or TtlSeconds of both stacks to a longer one: clients keep the old value " +
                $"for as long."))
            .Judge(standing, pair => new(
                pair.Records.All(r => r.Ttl <= most),
                pair.Records.Count == 0 ? "no record yet"
                    : string.Join(", ", pair.Records.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Role} {r.Ttl} s")))));
    }

    public static ReadinessCheck HealthChecks(Lookup<PairView> standing, StackEvidence evidence)
    {
        var sides = Sides(evidence);
        var found = (standing.Value?.Records ?? []).Where(r => r.Role is not null).Select(r =>
            (r.Role, r.Check, Problem: Problem(r))).ToList();

        // A known fault outweighs a health check that could not be read.
        var asked = found.TrueForAll(f => f.Problem is null) && found.Find(f => f.Check?.Silence is not null) is { Check: { } silent } open
            ? standing with { Silence = $"{open.Role}: {silent.Silence}" }
            : standing;
        return new Check(
            "health-checks", "each record's health check follows the other region's switch, and keeps its status without data",
            "Attach that region's health check to its record again, or set it as SwitchHealthCheck in template.yaml defines it: " +
            "CloudFormation by itself does not restore what was changed by hand.")
            .Judge(asked, _ => new(
                found.Count > 0 && found.TrueForAll(f => f.Problem is null),
                found.Count == 0 ? "no failover record" : string.Join(", ", found.Select(f => $"{f.Role}: {f.Problem ?? "follows it"}"))));

        string? Problem(PairRecord record)
        {
            var other = sides.Find(s => s.Role != record.Role);
            return record.Check switch
            {
                null => "no health check",
                { Refusal: { } refusal } => refusal,
                { Value: { Unsuited: { } unsuited } } => unsuited,
                { Value: { } check } when check.AlarmRegion != other?.Region || check.Alarm != other?.Alarm =>
                    $"follows {check.Alarm ?? "no alarm"} in {check.AlarmRegion ?? "no region"}",
                _ => null,
            };
        }
    }

    private static List<string> Problems(PairView pair, List<Side> sides)
    {
        if (pair.Records.Count == 0)
        {
            return ["no record of that name"];
        }

        var astray = sides.Select(side => pair.Records.Where(r => r.Role == side.Role).ToList() switch
        {
            [] => $"no {side.Role}",
            [{ Type: not "CNAME" } other] => $"{side.Role} is of type {other.Type}",
            [var record] when side.Endpoint is { } endpoint && record.Value != endpoint =>
                $"{side.Role} points to {record.Value ?? "no single name"}",
            _ => null,
        });
        return [.. astray.OfType<string>(),
            .. pair.Records.Where(r => r.Role is null).Select(r => $"a {r.Type} that is not a failover record")];
    }

    /// <summary>The PRIMARY first; empty if there is no plan.</summary>
    private static List<Side> Sides(StackEvidence evidence)
    {
        if (evidence.Plan.Value?.Global is not { Switch: { } pair } global)
        {
            return [];
        }

        var away = evidence.Regions?.Value?.Members.FirstOrDefault(m => m.Region == pair.OtherRegion)?.Cluster.Value;
        var (here, there) = ((global.Home, evidence.Cluster.Value?.Endpoint), (pair.OtherRegion, away?.Endpoint));
        return pair.Role == SwitchRole.Primary ? [At("PRIMARY", here), At("SECONDARY", there)]
            : [At("PRIMARY", there), At("SECONDARY", here)];

        Side At(string role, (string Region, string? Endpoint) where) =>
            new(role, where.Region, where.Endpoint, SwitchNames.Alarm(global.Cluster, where.Region));
    }

    /// <param name="Endpoint">Where its record must point; null if that could not be read.</param>
    /// <param name="Alarm">Its region's switch, which the other side's health check follows.</param>
    private sealed record Side(string Role, string Region, string? Endpoint, string Alarm);
}
