using Amazon.Route53;
using Failover.Functions.Aws;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>Carries out an intended swap of the record, and of the readers' record with it.</summary>
internal sealed class RecordSwapper(CnameStore records, TimeProvider time)
{
    /// <exception cref="RecordContestedException">Somebody else changed a record since it was read; nothing was overwritten.</exception>
    /// <exception cref="RecordRefusedException">Route 53 refuses the change itself.</exception>
    public async Task<RecordSwap> SwapAsync(
        UpsertCnameRequest request, CnameRecord? read, CnameRecord? reader, RecordSwap intended, CancellationToken cancellationToken)
    {
        var plan = request.Verdict.Plan;
        var swaps = Swaps(plan, read, reader, intended);
        var (change, refusal) = await SendAsync(request, swaps, cancellationToken);
        if (change is not null)
        {
            return intended with { ChangeId = change, At = time.GetUtcNow() };
        }

        // Refused: either somebody else changed a record, or this very change took effect earlier and its answer was lost.
        var standing = new List<(PlannedSwap Swap, CnameRecord? Now)>();
        foreach (var swap in swaps)
        {
            standing.Add((swap, await records.ReadAsync(plan.Zone, swap.Name, cancellationToken)));
        }

        if (standing.All(s => s.Now?.Target == s.Swap.Target))
        {
            return SwapDecision.Current(intended, time.GetUtcNow());
        }

        throw standing.Find(IsElses) is ({ } other, var found)
            ? Contested(plan, other.Name, other.Read?.Target, found?.Target, other.Target)
            : new RecordRefusedException(
                $"Expected Route 53 to point {swaps[0].Name} to {swaps[0].Target}, but it refused: {refusal}. Correct what it names, " +
                $"then start the failover of {plan.Cluster} again.");
    }

    /// <summary>The error that says that somebody else changed the record.</summary>
    public static RecordContestedException Contested(Plan plan, string name, string? expected, string? found, string? wanted) => new(
        $"Expected {name} to point to {expected ?? "nothing"} as read before, but found {found ?? "nothing"}: somebody else changed it " +
        $"meanwhile, and it was not overwritten. Find out who, then start the failover of {plan.Cluster} again (wanted: {wanted}).");

    private static List<PlannedSwap> Swaps(Plan plan, CnameRecord? read, CnameRecord? reader, RecordSwap intended)
    {
        List<PlannedSwap> swaps = read?.Target == intended.Target ? [] : [new PlannedSwap(plan.Record, read, intended.Target!)];
        if (intended.Reader is { } readers && readers.Before != readers.Target)
        {
            swaps.Add(new PlannedSwap(readers.Name, reader, readers.Target));
        }

        return swaps;
    }

    private Task<SwapAnswer> SendAsync(
        UpsertCnameRequest request, IReadOnlyList<PlannedSwap> swaps, CancellationToken cancellationToken)
    {
        var (plan, comment) = (request.Verdict.Plan, $"Failover {request.Execution.Id}");
        return records.SwapAsync(plan.Zone, swaps, plan.TtlSeconds, comment[..Math.Min(comment.Length, 256)], cancellationToken);
    }

    private static bool IsElses((PlannedSwap Swap, CnameRecord? Now) standing) =>
        standing.Now?.Target != standing.Swap.Target
        && !(standing.Now?.Target == standing.Swap.Read?.Target && standing.Now?.Ttl == standing.Swap.Read?.Ttl);
}
