namespace Failover.Tests.Architecture;

/// <summary>The floors of each project, from the foundation up: the only place where they are declared.</summary>
internal static class Houses
{
    public static readonly House Functions = new(
        "Failover.Functions",
        [
            ["Contract"],
            ["Aws", "Metrics", "Probe"],
            ["Alarms", "Checks", "Clusters", "Executions", "Probe/Network"],
            ["Records"],
            ["Cnames", "Switches"],
            ["Plans"],
            ["Scheduled/*", "Steps/*"],
            [House.Root],
        ]);

    public static readonly House LocalCloud = new(
        "Failover.LocalCloud",
        [
            ["Time"],
            ["Regions"],
            ["Gate"],
            ["Core"],
            ["CloudWatch", "Iam", "Lambda", "S3", "Sns", "StepFunctions/Values"],
            ["Sts"],
            ["DocumentDb", "EventBridge", "Route53"],
            ["Scheduler"],
            ["DocumentDb/GlobalClusters", "Dns", "Wire"],
            ["StepFunctions/Paths"],
            ["StepFunctions/Intrinsics"],
            ["StepFunctions/Definition"],
            ["StepFunctions/History"],
            ["StepFunctions/Running"],
            ["StepFunctions"],
            ["Client", "Integrations"],
            ["Template"],
            [House.Root],
            ["Faults"],
        ]);

    /// <summary>The SDK's own namespaces: each service's namespaces are one room.</summary>
    public static readonly House Api = new(
        "Amazon",
        [
            [House.Root],
            ["Runtime/**", "Lambda/**"],
            ["CloudWatch/**", "RDS/**", "Route53/**", "SecretsManager/**", "SecurityToken/**", "StepFunctions/**"],
        ]);

    public static readonly House Drill = new(
        "Failover.Drill",
        [
            ["Facts"],
            ["Worlds"],
            ["Costs"],
            ["Ready", "Scenarios"],
            ["Detection", "Serving", "Simulation", "Wiring"],
            ["Views"],
            ["Pages/Markup", "Pages/Model"],
            ["Pages/Graph"],
            ["Pages/Sections"],
            ["Pages"],
            ["History"],
            ["Bench", "FirstMinute", "Live", "OnAws", "Reference"],
            ["Web"],
            ["Accept"],
            ["Commands"],
        ]);
}
