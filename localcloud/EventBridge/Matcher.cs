using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.EventBridge;

/// <summary>One alternative in the array at a pattern's leaf.</summary>
internal abstract class Matcher
{
    /// <param name="present">Whether the event has the field.</param>
    /// <param name="value">Its value, or one element of it if it is an array; null for JSON's null.</param>
    public abstract bool Matches(bool present, JsonNode? value);

    protected static string? Text(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : null;

    protected static double? Number(JsonNode? value) => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number
        ? double.Parse(scalar.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
        : null;

    internal sealed class Exact(JsonNode? expected) : Matcher
    {
        private readonly JsonValueKind kind = expected?.GetValueKind() ?? JsonValueKind.Null;
        private readonly string? text = Text(expected);
        private readonly double? number = Number(expected);

        public override bool Matches(bool present, JsonNode? value) => present && kind switch
        {
            JsonValueKind.String => Text(value) is { } found && found == text,
            JsonValueKind.Number => Number(value) is { } found && found.Equals(number),
            _ => (value?.GetValueKind() ?? JsonValueKind.Null) == kind,
        };
    }

    internal sealed class Exists(bool wanted) : Matcher
    {
        public override bool Matches(bool present, JsonNode? value) => present == wanted;
    }

    internal sealed class TextTest(Func<string, bool> test) : Matcher
    {
        public override bool Matches(bool present, JsonNode? value) => present && Text(value) is { } found && test(found);
    }

    internal sealed class NumberTest(Func<double, bool> test) : Matcher
    {
        public override bool Matches(bool present, JsonNode? value) => present && Number(value) is { } found && test(found);
    }

    internal sealed class AnythingBut(Matcher[] refused) : Matcher
    {
        public override bool Matches(bool present, JsonNode? value) => present && !Array.Exists(refused, one => one.Matches(true, value));
    }

    internal sealed class Cidr(IPNetwork network) : Matcher
    {
        public override bool Matches(bool present, JsonNode? value) =>
            present && IPAddress.TryParse(Text(value), out var address) && network.Contains(address);
    }
}
