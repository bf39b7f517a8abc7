using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Functions.Steps.VerifyCluster;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;
using static Failover.Drill.Scenarios.Checks;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Drill.Scenarios;

/// <summary>Faults of AWS's APIs, and of changes to the record: F21 to F27, F32.</summary>
internal static class ApiScenarios
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new()
        {
            Name = "rds-trouble",
            Id = "F21",
            Story = "For a minute RDS throttles, fails or does not answer: each call is retried with jitter, within the budget.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new ApiTrouble(Strike, Seconds(40), ApiFaultKind.Throttle, "rds"),
                new ApiTrouble(Strike + Seconds(40), Seconds(20), ApiFaultKind.ServerError, "rds"),
                new ApiTrouble(Strike + Seconds(60), Seconds(40), ApiFaultKind.LostRequest, "rds", Probability: 0.5),
            ],
            Expected = Outcome.Recovered,
            Check = run =>
                run.RecordLeadsToWriter() ?? run.SwappedTimes(1)
                    ?? run.Failed(nameof(VerifyClusterFunction), nameof(AwsUnavailableException)),
        },
        new()
        {
            Name = "route53-throttles",
            Id = "F22",
            Story = "Route 53 throttles for a minute: calls are retried with jitter, never more than five times a second.",
            World = PinnedToWriter,
            Faults = [new WriterCrash(Strike, Orders), new ApiTrouble(Strike, Seconds(100), ApiFaultKind.Throttle, "route53")],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.AsksRoute53AtMost(5)
                ?? run.Failed(nameof(VerifyClusterFunction), nameof(AwsThrottledException)),
        },
        new()
        {
            Name = "prior-request",
            Id = "F23",
            Story = "An earlier request blocks the zone for a minute (PriorRequestNotComplete): the waits between attempts grow.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new UponState(Strike, "UpsertCname",
                    new ApiTrouble(
                        TimeSpan.Zero, Seconds(60), ApiFaultKind.Error, "route53", "ChangeResourceRecordSets",
                        ErrorCode: "PriorRequestNotComplete")),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.WaitsGrow("route53:ChangeResourceRecordSets"),
        },
        new()
        {
            Name = "swap-answer-lost",
            Id = "F24",
            Story = "The swap takes effect, but Route 53's answer is lost. Repeating the swap is refused, because the record no longer "
                + "has its old value, and there is no second change.",
            World = PinnedToWriter,
            Faults =
            [
                new WriterCrash(Strike, Orders),
                new ApiTrouble(Strike, Minutes(30), ApiFaultKind.LostAnswer, "route53", "ChangeResourceRecordSets", Times: 1),
            ],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.CalledAtMost("route53:ChangeResourceRecordSets", 2),
        },
        new()
        {
            Name = "crash-after-swap",
            Id = "F25",
            Story = "The function crashes right after the swap: the retry finds the record already correct, and continues.",
            World = PinnedToWriter,
            Faults = [
                new WriterCrash(Strike, Orders),
                new LambdaTrouble(Strike, Minutes(30), LambdaFaultKind.CrashAfter, nameof(UpsertCnameFunction), Times: 1)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.CalledAtMost("route53:ChangeResourceRecordSets", 2),
        },
        new()
        {
            Name = "change-forgotten",
            Id = "F27",
            Story = "Route 53 does not know the change (NoSuchChange): the record is read once more, and is found to be correct.",
            World = PinnedToWriter,
            Faults = [new PropagationTrouble(TimeSpan.Zero, PropagationFault.ChangeForgotten), new WriterCrash(Strike, Orders)],
            Expected = Outcome.Recovered,
            Check = run => run.RecordLeadsToWriter() ?? run.SwappedTimes(1) ?? run.Called("route53:GetChange", 1),
        },
        new()
        {
            Name = "permission-denied",
            Id = "F32",
            Story = "IAM denies the swap: no retry can fix that, and the report names the missing permission.",
            World = PinnedToWriter,
            Faults = [
                new WriterCrash(Strike, Orders),
                new ApiTrouble(Strike, Minutes(60), ApiFaultKind.Deny, "route53", "ChangeResourceRecordSets")],
            Expected = Outcome.Unrecovered,
            Check = run => run.RecordIsUntouched() ?? run.SummaryContains("route53:ChangeResourceRecordSets") ?? run.EverybodyWasTold()
                ?? run.Called("route53:ChangeResourceRecordSets", 1) ?? run.EachFailedWith(nameof(PermissionDeniedException)),
        },
    ];

    /// <summary>Refused calls count as well: the quota is the account's, and others need it too.</summary>
    private static string? AsksRoute53AtMost(this ScenarioRun run, int aSecond)
    {
        var calls = run.World.Cloud.Core.Gate.Calls.Where(c => c.Action.StartsWith("route53:", StringComparison.Ordinal)).Select(c => c.At)
            .ToList();
        var most = calls.Max(from => calls.Count(at => at >= from && at < from + Seconds(1)));
        return Expect(most <= aSecond, $"at most {aSecond} calls in any second", $"{most}");
    }

    /// <summary>Full jitter draws each wait between zero and a bound that doubles from 1 s to 10 s.</summary>
    private static string? WaitsGrow(this ScenarioRun run, string action)
    {
        var at = run.CallsOf(action).ToList();
        var waits = at.Skip(1).Zip(at, (next, last) => (next - last).TotalSeconds).ToList();
        var early = waits.Select((wait, i) => wait <= Math.Min(60, Math.Pow(2, i)) + 2).All(within => within);
        return Expect(
            early && waits.Any(wait => wait > 3), "waits that grow from 1 s to 60 s", string.Join(", ", waits.Select(w => $"{w:0.0} s")));
    }
}
