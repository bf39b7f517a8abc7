using System.Text.Json.Nodes;

namespace Failover.Tests.Functions.Fuzz;

/// <summary>Changes some values of a document, and removes others.</summary>
internal static class JsonMutator
{
    private static readonly string[] Leaves =
    [
        "null", "true", "1e9", "-1", "\"\"", "\" \"", "\"a\\nb\"", "\"\\u0000\"", "\"é☃\"", "[]", "{}", "\"ALARM\"", "\"OK\"",
        "\"2026\"",
    ];

    public static JsonNode Mutate(JsonNode node, Random random)
    {
        var rate = random.NextDouble() * 0.3;
        Walk(node);
        return node;

        void Walk(JsonNode? value)
        {
            if (value is JsonObject fields)
            {
                foreach (var name in fields.Select(static f => f.Key).ToList())
                {
                    if (random.NextDouble() >= rate)
                    {
                        Walk(fields[name]);
                    }
                    else if (random.Next(4) == 0)
                    {
                        fields.Remove(name);
                    }
                    else
                    {
                        fields[name] = random.Next(8) == 0
                            ? new string('x', 100_000)
                            : JsonNode.Parse(Leaves[random.Next(Leaves.Length)]);
                    }
                }
            }
            else if (value is JsonArray items)
            {
                foreach (var item in items)
                {
                    Walk(item);
                }
            }
        }
    }
}
