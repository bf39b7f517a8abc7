using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Whether a lost writer would be noticed, and would start a failover.</summary>
internal static class AlarmChecks
{
    public const string StatesName = "alarm-states";

    public static ReadinessCheck Alarms(ReadinessEvidence evidence) =>
        new Check("alarms", Count(evidence, "alarms"),
            "Recreate it as template.yaml defines it: CloudFormation by itself does not restore what was deleted by hand.")
            .Judge(evidence.Alarms, there => All(
                [evidence.Request.Trigger, .. evidence.Request.Alarms], name => there.ContainsKey(name), "missing", "all exist"));

    public static ReadinessCheck Actions(ReadinessEvidence evidence) =>
        new Check("alarm-actions", "enabled, and notifying the stack's topic",
            "Enable the actions (aws cloudwatch enable-alarm-actions --alarm-names NAME), and restore the stack's topic as the alarm's " +
            "action.")
            .Judge(evidence.Alarms, there => All(
                [.. evidence.Request.Alarms.Except(evidence.Request.QuietAlarms, StringComparer.Ordinal).Where(there.ContainsKey)],
                name => there[name].IsEnabled && there[name].Tells.Contains(evidence.Request.Topic, StringComparer.Ordinal),
                "silent", "all notify it"));

    public static ReadinessCheck States(ReadinessEvidence evidence) =>
        new Check(StatesName, "OK", "Check the alarm in CloudWatch: one in ALARM says what is wrong, one without data watches nothing.")
            .Judge(evidence.Alarms, there =>
                there.Values.Where(a => a.State != "OK").OrderBy(a => a.Name, StringComparer.Ordinal).ToList() switch
            {
                [] => new(true, "all are OK"),
                var others => new(false, string.Join(", ", others.Select(a => $"{a.Name} is {a.State ?? "unknown"}"))),
            });

    public static ReadinessCheck Trigger(ReadinessEvidence evidence) =>
        new Check("trigger", "the rule for the alarm's event is ENABLED",
            "Enable the rule (aws events enable-rule --name NAME): without it no alarm starts a failover.")
            .Judge(Lookup.FromTask(evidence.Request.Rule.State, evidence.Request.Rule.Failure), state => new(state == "ENABLED", state));

    public static ReadinessCheck Heartbeat(ReadinessEvidence evidence) =>
        new Check(
            "heartbeat", string.Create(CultureInfo.InvariantCulture, $"1, within {MetricReader.Fresh.TotalSeconds:0} s"),
            "Check the log of the Heartbeat function: the record must resolve in its subnets, and its security group must reach the " +
            "database's port.")
            .Judge(evidence.Heartbeat, beat => beat switch
            {
                null => new(false, string.Create(CultureInfo.InvariantCulture, $"none in {MetricReader.Fresh.TotalSeconds:0} s")),
                _ => new(beat.IsAnswered, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(beat.IsAnswered ? 1 : 0)}, {Math.Max(0, (evidence.At - beat.At).TotalSeconds):0} s ago")),
            });

    private static string Count(ReadinessEvidence evidence, string of) =>
        string.Create(CultureInfo.InvariantCulture, $"{evidence.Request.Alarms.Count + 1} {of}");

    private static Judgement All(IReadOnlyList<string> names, Func<string, bool> holds, string word, string otherwise) =>
        names.Where(name => !holds(name)).ToList() is { Count: > 0 } others
            ? new(false, $"{word}: {string.Join(", ", others)}")
            : new(true, otherwise);
}
