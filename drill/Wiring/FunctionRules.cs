using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>What the functions must be beyond what they do: built, traced, logged, limited and bounded.</summary>
internal static class FunctionRules
{
    private const string Type = ResourceTypes.Function;

    private static readonly string[] Scheduled = ["HeartbeatFunction", "WatchFunction", "ReadinessFunction"];

    private static readonly string[] InVpc = ["ProbeWriterFunction", "HeartbeatFunction"];

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.Is("the target framework of the project", Type, "Runtime", "dotnet10"),
        WiringRule.Is("one project and one package for all", Type, "CodeUri", "functions/"),
        WiringRule.Is("the architecture that the package is compiled ahead of time for", Type, "Architectures", """["arm64"]"""),
        WiringRule.IsWithin(
            "a cold start on a failover's path takes its time from the processor, and more than one costs and gains nothing",
            Type, "MemorySize", 1024, 1769, static f => !IsScheduled(f) && f.LogicalId != "UnrecoveredFunction"),
        WiringRule.IsWithin(
            "nothing waits for its start, and memory is what it costs", Type, "MemorySize", 256, 512,
            static f => IsScheduled(f) || f.LogicalId == "UnrecoveredFunction"),
        WiringRule.IsWithin(
            "two calls of 5 s each, and an end before that of the state, which waits 30 s", Type, "Timeout", 10, 20),
        WiringRule.Is(
            "X-Ray samples each second's first request, and so every beat", Type, "Tracing",
            static (_, f) => f.LogicalId == "HeartbeatFunction" ? "PassThrough" : "Active"),
        WiringRule.Is("its lines become JSON documents, and embedded metrics stay bare lines", Type, "LoggingConfig.LogFormat", "JSON"),
        WiringRule.Is("each decision is one line at this level", Type, "LoggingConfig.ApplicationLogLevel", "INFO"),
        WiringRule.Is(
            "Lambda's own lines for each beat would be twice as long as the beat's", Type, "LoggingConfig.SystemLogLevel",
            static (_, f) => f.LogicalId == "HeartbeatFunction" ? "WARN" : "INFO"),
        WiringRule.Is(
            "the group that the stack encrypts and keeps, and the only one that OwnLogsOnly allows", Type, "LoggingConfig.LogGroup",
            static (view, f) => view.Find(f.LogicalId.Replace("Function", "Logs", StringComparison.Ordinal))?.Name),
        WiringRule.Is(
            "by default, SAM publishes a version only for new code, and an execution would run with settings that are not its own",
            Type, "AutoPublishAliasAllProperties", static (_, f) => IsScheduled(f) ? null : "true"),
        WiringRule.Is(
            "only a function in the VPC reaches the database, and the others must not depend on the VPC", Type, "VpcConfig.SubnetIds",
            static (view, f) => InVpc.Contains(f.LogicalId) ? List(view.Parameter("Subnets")) : null),
        WiringRule.Is(
            "the cluster admits these groups", Type, "VpcConfig.SecurityGroupIds",
            static (view, f) => InVpc.Contains(f.LogicalId) ? List(view.Parameter("SecurityGroups")) : null),
        WiringRule.Is(
            "reserved for the path of a failover alone", Type, "ReservedConcurrentExecutions",
            static (view, f) => IsScheduled(f) ? null : view.Parameter("ReservedConcurrency")),
        WiringRule.Is(
            "every role has the account's boundary", Type, "PermissionsBoundary",
            static (view, _) => view.Parameter("PermissionsBoundary")),
    ];

    private static bool IsScheduled(DeployedResource function) => Scheduled.Contains(function.LogicalId);

    private static string List(string? parameter) => $"[\"{parameter?.Replace(",", "\",\"", StringComparison.Ordinal)}\"]";
}
