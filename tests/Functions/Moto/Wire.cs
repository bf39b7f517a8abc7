using Amazon.Lambda.TestUtilities;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Moto;

/// <summary>What a handler is called with.</summary>
internal static class Wire
{
    public static TestLambdaContext Context => new() { RemainingTime = TimeSpan.FromSeconds(60) };

    public static ExecutionInfo Execution { get; } = new(
        "arn:aws:states:us-east-1:123456789012:execution:failover:wire",
        "arn:aws:states:us-east-1:123456789012:stateMachine:failover",
        TimeProvider.System.GetUtcNow());

    public static Plan Plan(string cluster, string record, string zone) => new()
    {
        Cluster = cluster,
        Record = record,
        Zone = zone,
        Endpoint = EndpointKind.Writer,
        Mode = Mode.Act,
        TtlSeconds = 5,
        ObjectiveSeconds = 300,
        Proofs = 2,
        Promotion = Budget.FromSeconds(60, 3, 15),
        InSync = Budget.FromSeconds(60, 3, 10),
        Probe = Budget.FromSeconds(60, 3, 10),
        Sources = new Dictionary<string, string>(),
    };

    public static Verdict Verdict(Plan plan, string? recordValue) => new()
    {
        State = VerdictState.Repoint,
        Reason = "the record does not point to the writer",
        Plan = plan,
        Status = "available",
        RecordValue = recordValue,
        At = TimeProvider.System.GetUtcNow(),
    };
}
