using Failover.Drill.Worlds;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

internal static class ServiceFaultKinds
{
    /// <summary>Which functions a fault of Lambda strikes: all, or one of the deployed ones.</summary>
    private static readonly string[] Functions = ["*", .. Deployment.Functions];

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        Event("event-duplicate", EventFaultKind.Duplicate, 0, 30),
        Event("event-delay", EventFaultKind.Delay, 2, 1200),
        Event("event-lost", EventFaultKind.Lose, 0, 0),
        Event("event-reorder", EventFaultKind.Reorder, 5, 60),
        Event("event-target-fails", EventFaultKind.TargetFails, 0, 0),
        Api("api-throttle", ApiFaultKind.Throttle),
        Api("api-server-error", ApiFaultKind.ServerError),
        Api("api-lost-request", ApiFaultKind.LostRequest),
        Api("api-lost-answer", ApiFaultKind.LostAnswer, sometimes: ApiFaultKind.SentTwice),
        Api("api-slow", ApiFaultKind.Slow),
        Api("api-denied", ApiFaultKind.Deny),
        new("prior-request", c => new ApiTrouble(
            c.At, c.Lasts, ApiFaultKind.Error, "route53", "ChangeResourceRecordSets", Times(c), ErrorCode: "PriorRequestNotComplete")),
        new("swap-answer-lost", c => new ApiTrouble(
            c.At, c.Lasts + c.Lasts, ApiFaultKind.LostAnswer, "route53", "ChangeResourceRecordSets",
                c.Random.Next(1, 3))) { Aftermath = f => ((ApiTrouble)f).Lasts },
        Lambda("lambda-crash", LambdaFaultKind.Crash),
        Lambda("lambda-crash-after", LambdaFaultKind.CrashAfter),
        Lambda("lambda-throttle", LambdaFaultKind.Throttle),
        Lambda("lambda-service-exception", LambdaFaultKind.ServiceException),
        Lambda("lambda-slow", LambdaFaultKind.Slow),
        new("never-in-sync", c => new PropagationTrouble(c.At, PropagationFault.NeverInSync, c.Lasts)),
        new("change-forgotten", c => new PropagationTrouble(c.At, PropagationFault.ChangeForgotten, c.Lasts)),
        new("resolver-outage", c => new ResolverOutage(c.At, c.Lasts)),
        new("notification-trouble", c => new NotificationTrouble(c.At)) { IsMoment = true },
    ];

    private static FaultKind Event(string name, EventFaultKind kind, int least, int most) => new(name, c => new EventTrouble(
        c.At,
        c.Lasts,
        kind,
        c.Random.Seconds(least, c.Random.Chance(0.7) ? Math.Min(most, 60) : most),
        c.Random.Chance(0.7) ? "aws.cloudwatch" : "aws.rds",
        Times(c)))
    {
        Aftermath = static fault => ((EventTrouble)fault).Delay,
    };

    /// <param name="sometimes">Used in one case of three instead: a client may resend by itself when an answer is lost.</param>
    private static FaultKind Api(string name, ApiFaultKind kind, ApiFaultKind? sometimes = null) => new(name, c =>
    {
        var (service, operation) = c.Random.Pick(
            ("rds", "DescribeDBClusters"), ("rds", "DescribeDBInstances"), ("rds", "*"), ("route53", "ChangeResourceRecordSets"),
            ("route53", "ListResourceRecordSets"), ("route53", "GetChange"), ("route53", "GetHostedZone"), ("route53", "*"),
                ("cloudwatch", "*"),
            ("states", "ListExecutions"), ("states", "*"), ("sns", "*"), ("lambda", "*"), ("*", "*"));
        var trouble = new ApiTrouble(c.At, c.Lasts, kind, service, operation, Times(c), c.Random.Pick(1, 1, 0.5));

        // Chosen by the time, not by another draw, so that existing seeds still name the same cases.
        return sometimes is { } other && c.At.Milliseconds % 3 == 0 ? trouble with { Kind = other } : trouble;
    });

    private static FaultKind Lambda(string name, LambdaFaultKind kind) => new(name, c => new LambdaTrouble(
        c.At,
        c.Lasts,
        kind,
        c.Random.Pick(Functions),
        Times(c),
        c.Random.Pick(1, 1, 0.5)));

    private static int Times(DrawContext c) => c.Random.Pick(1, 2, 5, int.MaxValue);
}
