using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Paths;

namespace Failover.LocalCloud.StepFunctions.Definition;

internal static class MapLoader
{
    private static readonly JsonPath Whole = JsonPath.Parse("$");

    public static MapState Map(BlockLoader blocks, string name, FieldReader fields)
    {
        const string Distributed = "Distributed Map; use the inline mode";
        foreach (var field in new[] { "ItemReader", "ResultWriter", "ItemBatcher", "Label" })
        {
            fields.Refuse(field, Distributed);
        }

        var processor = Processor(fields, "ItemProcessor", "Iterator");
        var selector = fields.Template("ItemSelector");
        var legacy = fields.Template("Parameters");
        if (selector is not null && legacy is not null)
        {
            throw fields.Problem("ItemSelector", "only one of ItemSelector and Parameters", "both");
        }

        return new MapState
        {
            Name = name,
            Type = "Map",
            Input = StateLoader.Input(fields),
            Output = StateLoader.Output(fields),
            Next = StateLoader.Next(fields),
            ResultSelector = fields.Template("ResultSelector"),
            Placement = StateLoader.Result(fields),
            Retriers = WorkLoader.Retriers(fields),
            Catchers = WorkLoader.Catchers(fields),
            Processor = WorkLoader.Block(blocks, $"{fields.Where}, ItemProcessor", processor),
            ItemsPath = fields.Path("ItemsPath", reference: true) ?? Whole,
            ItemSelector = selector ?? legacy,
            MaxConcurrency = fields.Quantity("MaxConcurrency", 0, int.MaxValue),
            ToleratedCount = fields.Quantity("ToleratedFailureCount", 0, int.MaxValue),
            ToleratedPercentage = fields.Quantity("ToleratedFailurePercentage", 0, 100),
        };
    }

    private static JsonElement Processor(FieldReader fields, string name, string legacyName)
    {
        var (current, legacy) = (fields.Find(name), fields.Find(legacyName));
        var json = (current, legacy) switch
        {
            ({ } one, null) => one,
            (null, { } one) => one,
            (null, null) => throw fields.Problem(name, "an object with StartAt and States", "nothing"),
            _ => throw fields.Problem(name, $"only one of {name} and {legacyName}", "both"),
        };
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("ProcessorConfig", out var config))
        {
            var mode = config.ValueKind == JsonValueKind.Object && config.TryGetProperty("Mode", out var value) ? value.ToString()
                : "INLINE";
            if (mode != "INLINE")
            {
                throw fields.Problem("ProcessorConfig", "Mode INLINE (Distributed Map is not supported by the local cloud)", $"'{mode}'");
            }
        }

        return json;
    }
}
