using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>Between the interpreter's values and the nodes that tasks take and give, without JSON text between.</summary>
internal static class NodeConversion
{
    public static Value ToValue(this JsonNode? node)
    {
        switch (node)
        {
            case null:
                return NullValue.Instance;
            case JsonObject fields:
                var builder = new ObjectBuilder();
                foreach (var (name, child) in fields)
                {
                    builder.Set(name, child.ToValue());
                }

                return builder.Build();
            case JsonArray array:
                var items = new Value[array.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = array[i].ToValue();
                }

                return new ArrayValue(items);
            default:
                return ToScalar((JsonValue)node);
        }
    }

    public static JsonNode? ToNode(this Value value)
    {
        switch (value)
        {
            case ObjectValue fields:
                var result = new JsonObject();
                for (var i = 0; i < fields.Count; i++)
                {
                    result.Add(fields.Names[i], fields.Values[i].ToNode());
                }

                return result;
            case ArrayValue array:
                var items = new JsonArray();
                for (var i = 0; i < array.Count; i++)
                {
                    items.Add(array.Items[i].ToNode());
                }

                return items;
            case StringValue text:
                return JsonValue.Create(text.Text);
            case NumberValue number:
                // As if parsed: a node made from a long could not be read as an int.
                return JsonNode.Parse(number.Text);
            case BooleanValue boolean:
                return JsonValue.Create(boolean.Truth);
            default:
                return null;
        }
    }

    private static Value ToScalar(JsonValue node) => node.GetValueKind() switch
    {
        JsonValueKind.String when node.TryGetValue<string>(out var text) => new StringValue(text),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Null => NullValue.Instance,
        JsonValueKind.Number when node.TryGetValue<long>(out var whole) => new NumberValue(whole),
        _ => Value.Parse(node.ToJsonString()),
    };
}
