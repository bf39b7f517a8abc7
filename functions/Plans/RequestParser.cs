using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

/// <summary>Parses the execution's input, which may have been typed by hand.</summary>
internal static partial class RequestParser
{
    /// <summary>The largest input without its reason, in bytes: a request takes a few hundred.</summary>
    private const int MostBytes = 16 * 1024;

    private const int MostAlarmName = 255;

    private static readonly string[] Fields =
        ["cluster", "replace", "mode", "drill", "reason", "alarm", "force", "record", "zone", "endpoint", "budgets"];

    /// <exception cref="InvalidRequestException">The input is not a valid request; the message names the field.</exception>
    public static FailoverRequest Parse(JsonElement input)
    {
        try
        {
            return Read(input);
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair, which no .NET string can hold.
            throw new InvalidRequestException(
                "Expected input of valid Unicode, but found half of a surrogate pair (\\ud800 to \\udfff). Correct the execution's input " +
                "and start it again.");
        }
    }

    private static FailoverRequest Read(JsonElement input)
    {
        RefuseEvents(input);
        RefuseJunk(input);
        var request = new InputObject(input, "input", Fields);
        var budgets = request.Object("budgets", "promotionSeconds", "inSyncSeconds", "probeSeconds");
        var drill = request.Object("drill", "kind", "stopAlarm");
        return new FailoverRequest
        {
            Cluster = Cluster(request.RequiredText("cluster", "orders-prod")),
            Replace = request.Flag("replace"),
            Mode = request.Word("mode", Mode.Act, Mode.Observe),
            Drill = drill is null ? null : drill.Word<DrillKind>("kind") ?? DrillKind.Failover,
            StopAlarm = drill?.Text("stopAlarm", MostAlarmName),
            Reason = request.Remark("reason"),
            Alarm = Alarm(request.Object("alarm", "name", "state", "stateChangedAt", "seenAt", "attempt", "source", "told")),
            Force = request.Flag("force"),
            Record = request.Text("record") is { } record ? Record(record) : null,
            Zone = request.Text("zone"),
            Endpoint = request.Word<EndpointKind>("endpoint"),
            PromotionSeconds = budgets?.Number("promotionSeconds", Limits.LeastPromotion, Limits.MostPromotion),
            InSyncSeconds = budgets?.Number("inSyncSeconds", Limits.LeastOther, Limits.MostOther),
            ProbeSeconds = budgets?.Number("probeSeconds", Limits.LeastOther, Limits.MostOther),
        };
    }

    public static string Record(string text)
    {
        var name = RecordName.Normalize(text);
        return RecordName.IsValid(name) ? name : throw new InvalidRequestException(
            $"Expected the record to be a DNS name such as db.example.com, but found '{Shorten(text)}'. Correct the input, the tag " +
            "failover:record or the setting.");
    }

    private static string Cluster(string text) => Identifier().IsMatch(text) ? text.ToLowerInvariant() : throw new InvalidRequestException(
        $"Expected input.cluster to be a DocumentDB cluster identifier (1 to 63 letters, digits and single hyphens, beginning with a " +
        $"letter), but found '{Shorten(text)}'. Give the identifier, not an ARN or an endpoint.");

    private static AlarmInfo? Alarm(InputObject? alarm) => alarm is null ? null : new AlarmInfo(
        alarm.RequiredText("name", "orders-prod-writer-silent"),
        alarm.RequiredText("state", "ALARM"),
        alarm.Time("stateChangedAt") ?? throw new InvalidRequestException(
            "Expected input.alarm.stateChangedAt, but found none. Give the time of the alarm's state change, or leave out input.alarm."))
    {
        SeenAt = alarm.Time("seenAt"),
        Attempt = alarm.Number("attempt", 1, int.MaxValue),
        Source = alarm.Word<AlarmSource>("source"),
        Told = alarm.Word<Outcome>("told"),
    };

    // Users sometimes connect an alarm or a rule directly to the state machine: say what is missing instead of "unknown field".
    private static void RefuseEvents(JsonElement input)
    {
        if (input.ValueKind == JsonValueKind.Object
            && (input.TryGetProperty("detail-type", out _) || input.TryGetProperty("alarmData", out _)))
        {
            throw new InvalidRequestException(
                "Expected input such as {\"cluster\": \"orders-prod\"}, but found a raw event of an alarm or of EventBridge. " +
                "Give the rule template.yaml's InputTransformer, and give no alarm a direct action on the state machine.");
        }
    }

    private static void RefuseJunk(JsonElement input)
    {
        var isContainer = input.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String;
        if (isContainer && BytesOf(input) - ReasonBytes(input) is > MostBytes and var bytes)
        {
            throw new InvalidRequestException(
                $"Expected input of at most {MostBytes} bytes, but found {bytes}. A request is as small as {{\"cluster\": " +
                "\"orders-prod\"}.");
        }
    }

    // An alarm's reason may be long; only the report uses it, and truncates it.
    private static int ReasonBytes(JsonElement input) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty("reason", out var reason) ? BytesOf(reason) : 0;

    private static int BytesOf(JsonElement element) => Encoding.UTF8.GetByteCount(element.GetRawText());

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..77] + "...";

    [GeneratedRegex(@"^(?=.{1,63}\z)[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
