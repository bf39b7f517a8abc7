using System.Globalization;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// An undeliverable event as EventBridge sends it to the dead-letter queue: its input, with the reason in message attributes.
/// </summary>
internal static class DeadLetter
{
    /// <param name="exhausted">The limit that ended the retries; null if no retry could have helped.</param>
    public static SortedDictionary<string, string> Attributes(Delivery delivery, EventTargetException e, string? exhausted)
    {
        var attributes = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ERROR_CODE"] = e.Code,
            ["ERROR_MESSAGE"] = e.Message,
            ["RETRY_ATTEMPTS"] = (delivery.Attempts - 1).ToString(CultureInfo.InvariantCulture),
            ["RULE_ARN"] = delivery.Rule.Arn,
            ["TARGET_ARN"] = delivery.Target.Arn,
        };
        if (exhausted is not null)
        {
            attributes["EXHAUSTED_RETRY_CONDITION"] = exhausted;
        }

        return attributes;
    }
}
