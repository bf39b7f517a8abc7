using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Observes what a stack does, as an operator or the database's users see it. Any difference counts as noticed.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Concerns">Whether a change can make a difference to it; otherwise it is skipped. Null if any can.</param>
internal sealed record WiringProbe(string Name, Func<TemplateDocument, string> Look, Func<TemplateMutant, bool>? Concerns = null);

/// <summary>The worlds in which a template is tried, the cheapest first.</summary>
internal static class WiringProbes
{
    private static readonly (string Name, string Value) OwnKey =
        ("KmsKeyArn", "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555");

    /// <summary>Scenarios, each with the changes that it concerns; null for all.</summary>
    private static readonly (string Name, Func<TemplateMutant, bool>? Concerns)[] Scenarios =
    [
        ("writer-endpoint", null),
        ("region-lost", null),
        ("alarm-lost", null),
        ("hidden-name", static mutant => mutant.Resource.LogicalId.StartsWith("FailoverStateMachine", StringComparison.Ordinal)),
        ("calendar-held", IsOfCalendar),
        ("calendar-paused", IsOfCalendar),
        ("calendar-stop-alarm", IsOfCalendar),
        ("calendar-not-started", IsOfCalendar),
        ("alarm-and-beats-lost", static mutant => mutant.Resource.LogicalId.Contains("Heartbeat", StringComparison.Ordinal)),
        ("control-plane-down", static mutant =>
            IsOfSwitch(mutant) || mutant.Resource.LogicalId.StartsWith("HeartbeatState", StringComparison.Ordinal)),
    ];

    public static IReadOnlyList<WiringProbe> All { get; } =
    [
        .. StackVariant.All.Select(static variant => new WiringProbe(
            $"rules-{variant.Name}", template => string.Join('\n', variant.Findings(template)))),
        new("who-may", static template => WiringWorlds.WhoMay(template, "default"), IsOfPolicy),
        new("who-may-calendar", static template => WiringWorlds.WhoMay(template, "everything"), IsOfPolicy),
        new("who-may-switch", static template => WiringWorlds.WhoMay(template, "switch"), IsOfPolicy),
        new("alarms-tell", static template => WiringWorlds.AlarmsTell(template), static mutant => !IsOfFunction(mutant)),
        new("alarms-mail", static template => WiringWorlds.AlarmsTell(template, ("AlarmMails", "yes")), IsOfAlarm),
        new("switch-mails", static template => WiringWorlds.AlarmsTell(template, static spec => spec with
        {
            HasSwitch = true,
            Secondaries = [new SecondarySpec("eu-west-1", "orders-eu")],
            Parameters = new Dictionary<string, string> { ["AlarmMails"] = "yes" },
        }), IsOfSwitch),
        new("cluster-event", WiringWorlds.Hint, IsOfDelivery),
        new("own-key", static template => WiringWorlds.AlarmsTell(template, OwnKey), static mutant =>
            !IsOfAlarm(mutant) && !IsOfFunction(mutant)),
        .. OwnAlarms.Causes.Keys.OrderBy(OwnAlarms.Takes).Select(alarm => new WiringProbe(
            $"alarms-{alarm}", template => WiringWorlds.GoesToAlarm(template, alarm), mutant => Causes(alarm, mutant))),
        new("start-lost", template => WiringWorlds.StartLost(template, static (_, _) => "the role is gone"), IsOfDelivery),
        new("start-retried", template => WiringWorlds.StartLost(template, null), IsOfDelivery),
        new("other-events", WiringWorlds.Others, static mutant => mutant.Resource.Type == ResourceTypes.Rule),
        new("ready", template => WiringWorlds.Ready(template, null)),
        new("ready-switch", template => WiringWorlds.Ready(template, "eu-west-1")),
        new("ready-by-mail", static template => WiringWorlds.Ready(template, null, ("AlarmMails", "yes"), OwnKey), IsOfReadiness),
        new("ready-elsewhere", static template => WiringWorlds.Ready(template, null, new ZoneAccountSpec()), IsOfZone),
        new("no-evidence", static template => WiringWorlds.AlarmsTell(template, ("EvidenceDays", "0")), static mutant =>
            mutant.Resource.Type == ResourceTypes.StateMachine),
        new("witnesses", static template => WiringWorlds.Witnesses(template), IsOfAlarm),
        .. Scenarios.Select(one => new WiringProbe(one.Name, template => WiringWorlds.Plays(template, one.Name), one.Concerns)),
        new("readiness-schedule", static template => WiringWorlds.ReadinessSchedule(template), IsOfReadiness),
        new("readiness-elsewhere", static template => WiringWorlds.ReadinessSchedule(template, new ZoneAccountSpec()), IsOfZone),
    ];

    private static bool IsOfAlarm(TemplateMutant mutant) => mutant.Resource.Type is ResourceTypes.Alarm or ResourceTypes.CompositeAlarm;

    private static bool IsOfFunction(TemplateMutant mutant) => mutant.Resource.Type == ResourceTypes.Function;

    private static bool IsOfPolicy(TemplateMutant mutant) =>
        mutant.Path.Split('.', '[', '(')[0] is "AssumeRolePolicyDocument" or "PolicyDocument" or "KeyPolicy" or "Topics" or "Queues";

    private static bool IsOfReadiness(TemplateMutant mutant) => mutant.Resource.LogicalId.Contains("Read", StringComparison.Ordinal);

    private static bool IsOfZone(TemplateMutant mutant) => IsOfReadiness(mutant)
        && (mutant.Path.Contains(".Zone", StringComparison.Ordinal) || mutant.Path.Contains(".ChangeArn", StringComparison.Ordinal));

    private static bool IsOfSwitch(TemplateMutant mutant) => mutant.Resource.LogicalId.Contains("Switch", StringComparison.Ordinal);

    private static bool IsOfCalendar(TemplateMutant mutant) => mutant.Resource.LogicalId == "CalendarSchedule"
        || (mutant.Resource.LogicalId.Contains("Drill", StringComparison.Ordinal) && !IsOfFunction(mutant));

    private static bool IsOfDelivery(TemplateMutant mutant) =>
        mutant.Resource.Type is ResourceTypes.Rule or ResourceTypes.Role or ResourceTypes.Queue or "AWS::SQS::QueuePolicy";

    /// <summary>Whether a change can keep an alarm from its cause: its own, or one of what keeps an execution's ending.</summary>
    private static bool Causes(string alarm, TemplateMutant mutant) => mutant.Resource.LogicalId == alarm
        || (alarm == "PublishFailedAlarm" && !IsOfAlarm(mutant) && !IsOfFunction(mutant))
        || (alarm.StartsWith("Execution", StringComparison.Ordinal) && (mutant.Resource.Type == ResourceTypes.Bucket
            || mutant.Resource.LogicalId.Contains("Ending", StringComparison.Ordinal)));
}
