using System.Text.RegularExpressions;

namespace Failover.Drill.Wiring;

/// <summary>What nothing needs to notice, each with its reason. Anything else that nothing notices fails the run.</summary>
internal static partial class WiringAllowance
{
    private static readonly (Regex Mutants, string Reason)[] Table =
    [
        (Sid(), "a statement's name, which nothing refers to"),
        (PolicyVersion(), "a policy without its version has that of 2008, which differs in policy variables, and ours has none"),
        (Alias(), "the alias's name: everything calls functions by the number of their version"),
        (InlineName(), "the inline policy's name, which nothing refers to"),
        (TargetId(), "the target's name within its rule, which nothing refers to"),
        (LifecycleId(), "the lifecycle rule's name, which nothing refers to"),
        (QueryId(), "the expression's name within its alarm, which nothing refers to"),
        (MetricUnit(), "the metric's unit, a label that its alarm does not ask for"),
        (Description(), "a description, for people alone"),
        (CompositeName(), "the alarm's name: it notifies nobody, so no policy admits it by name, and others refer to it"),
    ];

    /// <param name="mutant">Logical ID, path and change, as <c>drill wiring</c> prints them.</param>
    /// <returns>Null if it is not allowed.</returns>
    public static string? Reason(string mutant) => Array.Find(Table, one => one.Mutants.IsMatch(mutant)).Reason;

    [GeneratedRegex(@"\.Sid (removed|changed)\z")]
    private static partial Regex Sid();

    [GeneratedRegex(@"(PolicyDocument|KeyPolicy)\.Version removed\z")]
    private static partial Regex PolicyVersion();

    [GeneratedRegex(@" AutoPublishAlias changed\z")]
    private static partial Regex Alias();

    [GeneratedRegex(@" Policies\[\d+\]\.PolicyName changed\z")]
    private static partial Regex InlineName();

    [GeneratedRegex(@" Targets\[\d+\]\.Id changed\z")]
    private static partial Regex TargetId();

    [GeneratedRegex(@" LifecycleConfiguration\.Rules\[\d+\]\.Id (removed|changed)\z")]
    private static partial Regex LifecycleId();

    [GeneratedRegex(@"\AWriterSilentAlarm Metrics\[0\]\.Id changed\z")]
    private static partial Regex QueryId();

    [GeneratedRegex(@" MetricTransformations\[\d+\]\.Unit (removed|changed)\z")]
    private static partial Regex MetricUnit();

    [GeneratedRegex(@"\.Description (removed|changed)\z")]
    private static partial Regex Description();

    [GeneratedRegex(@"\AWriterDownAlarm AlarmName (removed|changed)\z")]
    private static partial Regex CompositeName();
}
