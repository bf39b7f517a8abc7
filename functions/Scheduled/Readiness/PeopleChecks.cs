using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>
/// Whether the functions have their permissions, whether operators would be notified, and whether a failover has been proven lately.
/// </summary>
internal static class PeopleChecks
{
    private const string Pending = "PendingConfirmation";

    public static ReadinessCheck Permissions(ReadinessEvidence evidence)
    {
        var check = new Check(
            "permissions", "allowed, according to IAM's policy simulation",
            "Restore the role's statement from template.yaml, or remove the boundary or denial that somebody added: without the " +
            "permission, a failover stops there.");
        var asked = evidence.Request.Permissions
            .Where(p => (!p.Global || evidence.Regions is not null) && (p.Mode is null || p.Mode == evidence.Mode))
            .Select(p => (p.Who, Answer: Lookup.FromTask(p.Answer?.Results, p.Failure))).ToList();

        // A known denial outweighs a question without an answer.
        var denied = asked.SelectMany(p => Denied(p.Who, p.Answer)).ToList();
        return denied.Count == 0 && asked.Find(p => p.Answer.Silence is not null) is { Answer: not null } silent
            ? check.Judge(silent.Answer with { Silence = $"{silent.Who}: {silent.Answer.Silence}" }, _ => default)
            : check.Judge(Lookup.From(asked), all => denied.Count == 0
                ? new(all.Count > 0,
                    string.Create(CultureInfo.InvariantCulture,
                    $"{all.Sum(p => p.Answer.Value!.Count)} calls of {all.Select(p => p.Who).Distinct().Count()} roles"))
                : new(false, string.Join("; ", denied)));
    }

    public static ReadinessCheck Addresses(ReadinessEvidence evidence) =>
        new Check(
            "addresses", "one or more subscribers to the topic, all confirmed",
            "Follow the link in the mail from AWS Notifications, or subscribe again (aws sns subscribe): " +
            "an unconfirmed address gets no messages.")
            .Judge(Lookup.FromTask(evidence.Request.Addresses.Subscriptions, evidence.Request.Addresses.Failure), all => all switch
            {
                [] => new(false, "nobody is subscribed"),
                _ when all.Where(a => a.SubscriptionArn == Pending).ToList() is { Count: > 0 } pending =>
                    new(false, $"not confirmed: {string.Join(", ", pending.Select(a => a.Endpoint))}"),
                _ => new(true, string.Join(", ", all.Select(a => a.Endpoint))),
            });

    public static ReadinessCheck LastDrill(ReadinessEvidence evidence) =>
        new Check(
            "last-drill", string.Create(CultureInfo.InvariantCulture, $"a proven drill or failover in the last {evidence.DrillDays} days"),
            $"Drill: start the failover state machine with {{\"cluster\": \"{evidence.Request.Cluster}\", \"drill\": {{\"kind\": " +
            $"\"failover\"}}}}.")
            .Judge(evidence.LastProven, last => last is { } day
                ? new(true, (evidence.At - day).Days switch
                {
                    0 => "today",
                    1 => "a day ago",
                    var days => string.Create(CultureInfo.InvariantCulture, $"{days} days ago"),
                })
                : new(false, "none"));

    private static IEnumerable<string> Denied(string who, Lookup<IReadOnlyList<PermissionDecision>> answer) =>
        answer.Refusal is { } refusal ? [$"{who}: {refusal}"]
        : (answer.Value ?? []).Where(r => r.EvalDecision != "allowed").Select(r =>
            $"{who} may not {r.EvalActionName} on {r.EvalResourceName} ({r.EvalDecision ?? "no decision"})");
}
