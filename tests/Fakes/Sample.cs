using System.Text.Json;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;

namespace Failover.Tests.Fakes;

/// <summary>One cluster, its record and an execution, as most tests use them.</summary>
internal static class Sample
{
    public const string Record = "db.example.com";
    public const string Zone = "Z0123456789ABCDEFGHIJ";
    public const string ClusterEndpoint = "orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com";
    public const string OldEndpoint = "orders-old.cluster-c1.us-east-1.docdb.amazonaws.com";

    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 17, 5, 0, TimeSpan.Zero);

    public static ExecutionInfo Execution { get; } = new(
        "arn:aws:states:us-east-1:123456789012:execution:stack-failover:e-5",
        "arn:aws:states:us-east-1:123456789012:stateMachine:stack-failover",
        Now - TimeSpan.FromSeconds(10));

    public static AlarmInfo Alarm { get; } = new("orders-prod-writer-down", "ALARM", Now - TimeSpan.FromSeconds(20));

    public static Settings Settings { get; } = new() { Record = Record, Zone = Zone };

    public static Plan Plan { get; } = new()
    {
        Cluster = "orders-prod",
        Record = Record,
        Zone = Zone,
        Endpoint = EndpointKind.Cluster,
        Mode = Mode.Act,
        TtlSeconds = 5,
        ObjectiveSeconds = 300,
        Proofs = 2,
        Promotion = new Budget(4, 3, 15),
        InSync = new Budget(3, 3, 10),
        Probe = new Budget(6, 3, 10),
        Sources = new Dictionary<string, string> { ["record"] = "setting" },
    };

    public static Verdict Verdict { get; } = new()
    {
        State = VerdictState.Confirm,
        Reason = "the API reports orders-prod-1 as healthy",
        Plan = Plan,
        Status = "available",
        Writer = "orders-prod-1",
        Target = ClusterEndpoint,
        Port = 27017,
        Hosts = [InstanceEndpoint("orders-prod-1"), InstanceEndpoint("orders-prod-2")],
        RecordValue = ClusterEndpoint,
        At = Now,
    };

    public static WriterCheck Promoted { get; } = new()
    {
        State = WriterState.Promoted,
        Attempt = 3,
        Status = "available",
        Writer = "orders-prod-2",
        Target = ClusterEndpoint,
        Reason = "orders-prod-2 is healthy",
        At = Now + TimeSpan.FromSeconds(30),
    };

    public static RecordSwap Swap { get; } = new()
    {
        State = SwapState.Changed,
        Name = Record,
        Before = OldEndpoint,
        Target = ClusterEndpoint,
        Port = 27017,
        Hosts = Verdict.Hosts,
        ChangeId = "C1",
        Writer = "orders-prod-2",
        Reason = $"swapped from {OldEndpoint} to {ClusterEndpoint}",
        At = Now + TimeSpan.FromSeconds(31),
    };

    public static InSyncCheck InSync { get; } = new()
    {
        State = InSyncState.InSync,
        Attempt = 2,
        ChangeId = "C1",
        Reason = "all of Route 53's name servers have the change",
        At = Now + TimeSpan.FromSeconds(45),
    };

    public static ProbeCheck Proven { get; } = new()
    {
        State = ProbeState.Proven,
        Outcome = ProbeOutcome.Proven,
        Attempt = 2,
        Proofs = 2,
        Reason = "orders-prod-2 is the writable primary",
        FirstProvenAt = Now + TimeSpan.FromSeconds(50),
        At = Now + TimeSpan.FromSeconds(51),
    };

    public static string InstanceEndpoint(string instance) => $"{instance}.c1.us-east-1.docdb.amazonaws.com";

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static VerifyClusterRequest Request(string json) => new(Json(json), Execution);
}
