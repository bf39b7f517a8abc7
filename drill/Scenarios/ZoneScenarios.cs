using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>A hosted zone in another account, whose role is assumed for every call to Route 53.</summary>
internal static class ZoneScenarios
{
    private static readonly WorldSpec Elsewhere = PinnedToWriter with { ZoneAccount = new ZoneAccountSpec() };

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "zone-elsewhere",
            Story = "The hosted zone is in another account. Each function assumes the role there, whose template grants this record alone, "
                + "and the record is swapped.",
            World = Elsewhere,
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.AssumesOncePerEnvironment(),
        },
        new()
        {
            Name = "zone-role-untrusted",
            Story = "The role in the zone's account expects another external id: nothing is written, and the report says what to check "
                + "in which account.",
            World = Elsewhere with { ZoneAccount = new ZoneAccountSpec { ExternalId = "somebody-elses" } },
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.EachFailedWith(nameof(PermissionDeniedException))
                ?? run.SummaryContains("the role may not be assumed") ?? run.SummaryContains("ZoneRoleExternalId")
                ?? run.Called("route53:GetHostedZone", 0) ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "zone-role-narrow",
            Story = "Somebody took the permission to change the record from the role in the zone's account: the swap is denied, and the "
                + "report names the permission and the role that lacks it.",
            World = Elsewhere with { ZoneAccount = new ZoneAccountSpec { Iam = ZoneAccountSpec.Without("SwapTheRecord") } },
            Faults = [new WriterCrash(Strike, Orders)],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.EachFailedWith(nameof(PermissionDeniedException))
                ?? run.SummaryContains("route53:ChangeResourceRecordSets to the policy of the role failover-zone in account 210987654321")
                ?? run.EverybodyWasTold(),
        },
        new()
        {
            Name = "zone-role-throttled",
            Story = "STS throttles for two minutes just when the writer is lost, and then fails for one: each step tries again, and the "
                + "record is swapped.",
            World = Elsewhere,
            Faults =
            [
                new ApiTrouble(Strike, Minutes(2), ApiFaultKind.Throttle, "sts", "AssumeRole"),
                new ApiTrouble(Strike + Minutes(2), Minutes(1), ApiFaultKind.ServerError, "sts", "AssumeRole"),
                new WriterCrash(Strike, Orders),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1),
        },
    ];

    // Readiness is not part of these worlds.
    private static string? AssumesOncePerEnvironment(this ScenarioRun run)
    {
        var issued = run.World.Global.Tokens.Issued;
        var calls = run.World.Cloud.Core.Gate.Counts.Where(c => c.Key.StartsWith("route53:", StringComparison.Ordinal)).Sum(c => c.Value);
        return Expect(
            issued is > 0 and <= 6 && calls > issued, $"a role assumed once per environment for {calls} calls to Route 53",
            $"{issued} sessions of {nameof(UpsertCnameFunction)} and others");
    }
}
