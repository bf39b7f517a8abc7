using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Integrations;

/// <summary>The answer of <c>DescribeAlarms</c> to a state machine: the name and state of each alarm.</summary>
internal static class AlarmDescription
{
    private const string Composite = "CompositeAlarm";

    /// <summary>
    /// "You can't return information about composite alarms if your permission has a narrower scope" than * (API reference).
    /// </summary>
    public static string Scope(CloudCore core, SdkParameters parameters) => parameters.Texts("AlarmTypes").Contains(Composite)
        ? "*"
        : $"arn:aws:cloudwatch:{core.Region}:{CloudCore.Account}:alarm:*";

    public static JsonObject Answer(CloudWatchService service, SdkParameters parameters)
    {
        var names = parameters.Texts("AlarmNames");

        // "If you omit this parameter, only metric alarms are returned, even if composite alarms exist in the account."
        var types = parameters.Texts("AlarmTypes") is { Count: > 0 } given ? given : ["MetricAlarm"];
        var found = service.Alarms
            .Where(alarm => names.Count == 0 || names.Contains(alarm.Name))
            .OrderBy(static alarm => alarm.Name, StringComparer.Ordinal)
            .ToList();
        return new JsonObject
        {
            ["CompositeAlarms"] = List(types.Contains(Composite), found.Where(static alarm => alarm is CompositeAlarm)),
            ["MetricAlarms"] = List(types.Contains("MetricAlarm"), found.Where(static alarm => alarm is not CompositeAlarm)),
        };
    }

    private static JsonArray List(bool isAsked, IEnumerable<Alarm> alarms) => isAsked
        ? new JsonArray([.. alarms.Select(static alarm => new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["StateValue"] = alarm.State.Value.Written(),
        })])
        : [];
}
