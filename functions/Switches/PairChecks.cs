using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>The pair of failover records of record mode switch, in place of a record that is swapped.</summary>
internal static class PairChecks
{
    public static ReadinessCheck Record(Lookup<PairView> standing, StackEvidence evidence)
    {
        var sides = Sides(evidence);
        var problems = standing.Value is { } pair ? Problems(pair, sides) : [];

        // A fault that is seen, and a refusal, outweigh an endpoint that could not be asked.
        var asked = standing.HasValue && problems.Count == 0 && sides.Find(s => s.Endpoint is null) is { } unknown
            ? standing with { Silence = $"the endpoint in {unknown.Region} is not known" }
            : standing;
        return new Check(
            "record", $"a pair of failover records: " +
                $"{string.Join(", ", sides.Select(s => $"{s.Role} to {s.Endpoint ?? "the cluster"} in {s.Region}"))}",
            "Make it again as SwitchRecord of template.yaml has it: CloudFormation by itself restores nothing that was changed by hand. " +
            "Where the stack was deployed with another SwitchRole or ClusterEndpoint, deploy it with the right one.")
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
                $"Set the TTL of both records to {most} s, or TtlSeconds of both stacks to what it may be: clients stay on the old value " +
                $"as long."))
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

        // A fault that is seen outweighs a check that could not be asked.
        var asked = found.TrueForAll(f => f.Problem is null) && found.Find(f => f.Check?.Silence is not null) is { Check: { } silent } open
            ? standing with { Silence = $"{open.Role}: {silent.Silence}" }
            : standing;
        return new Check(
            "health-checks", "each record's follows the other region's switch, and keeps its status without data",
            "Attach the check of that region's stack to its record again, or set it as SwitchHealthCheck of template.yaml has it: " +
            "CloudFormation by itself restores nothing that was changed by hand.")
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
            .. pair.Records.Where(r => r.Role is null).Select(r => $"a {r.Type} that is no failover record")];
    }

    /// <summary>The PRIMARY's first; empty where there is no plan.</summary>
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

    /// <param name="Endpoint">Where its record must lead; null where that could not be asked.</param>
    /// <param name="Alarm">Its region's switch, which the other side's health check follows.</param>
    private sealed record Side(string Role, string Region, string? Endpoint, string Alarm);
}
