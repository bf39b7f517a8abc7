using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>What a person should do about the applications, based on how real drivers behave (docs/clients.md). Pure.</summary>
internal static class ApplicationAdvice
{
    /// <summary>Ends with a full stop.</summary>
    public static string For(ReportOutcomeRequest found) => LeftItsCluster(found)
        ? "Restart the applications that do not follow the record: a driver in replica-set mode resolved it once, knows only the hosts of "
            + "the former cluster, and never recovers by itself."
        : "Check that applications have reconnected, and restart those that have not: a direct connection stays with the demoted "
            + "writer.";

    private static bool LeftItsCluster(ReportOutcomeRequest found) => found.Region?.Promoted is not null
        || (OutcomeDecision.Swapped(found) is { Before: { } before } swap && !swap.Hosts.Contains(before) && !IsOwnEndpoint(found, before));

    private static bool IsOwnEndpoint(ReportOutcomeRequest found, string before) =>
        before.StartsWith($"{found.Verdict?.Plan.Cluster}.cluster-", StringComparison.Ordinal)
        && EndpointName.Region(before) == EndpointName.Region(OutcomeDecision.Swapped(found)?.Target);
}
