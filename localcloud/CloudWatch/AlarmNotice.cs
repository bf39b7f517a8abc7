using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Regions;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>The messages that an alarm sends when its state changes.</summary>
internal static class AlarmNotice
{
    /// <summary>The event on EventBridge, in the shape of recorded events.</summary>
    public static JsonObject Event(JsonObject detail, string region, string arn, Guid id, DateTimeOffset now) => new()
    {
        ["version"] = "0",
        ["id"] = id.ToString(),
        ["detail-type"] = "CloudWatch Alarm State Change",
        ["source"] = "aws.cloudwatch",
        ["account"] = CloudCore.Account,
        ["time"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = region,
        ["resources"] = new JsonArray(arn),
        ["detail"] = detail,
    };

    /// <summary>The notification's subject, truncated to the length that SNS allows.</summary>
    public static string Subject(Alarm alarm)
    {
        var subject = $"{alarm.State.Value.Written()}: \"{alarm.Name}\" in {RegionNames.Display(alarm.Region)}";
        return subject.Length <= 100 ? subject : subject[..97] + "...";
    }

    /// <summary>The notification's message: JSON, in CloudWatch's shape for SNS.</summary>
    public static string Message(Alarm alarm, AlarmValue before)
    {
        var message = new JsonObject
        {
            ["AlarmName"] = alarm.Name,
            ["AlarmDescription"] = alarm.Description,
            ["AWSAccountId"] = CloudCore.Account,
            ["NewStateValue"] = alarm.State.Value.Written(),
            ["NewStateReason"] = alarm.State.Reason,
            ["StateChangeTime"] = AlarmText.Timestamp(alarm.State.Timestamp),
            ["Region"] = RegionNames.Display(alarm.Region),
            ["AlarmArn"] = alarm.Arn,
            ["OldStateValue"] = before.Written(),
            ["OKActions"] = Array(alarm.Actions.Ok),
            ["AlarmActions"] = Array(alarm.Actions.Alarm),
            ["InsufficientDataActions"] = Array(alarm.Actions.InsufficientData),
        };
        if (alarm.Trigger() is { } trigger)
        {
            message["Trigger"] = trigger;
        }
        else if (alarm is CompositeAlarm composite)
        {
            message["AlarmRule"] = composite.Definition.Rule;
        }

        return message.ToJsonString();
    }

    private static JsonArray Array(IReadOnlyList<string> values) => new([.. values.Select(static value => JsonValue.Create(value))]);
}
