using System.Globalization;
using System.Text.Json;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>Loads Task and Parallel states, and what they share with Map: Retry and Catch.</summary>
internal static class WorkLoader
{
    private const int MostSeconds = 99_999_999;

    public static TaskState Task(string name, FieldReader fields)
    {
        var arn = fields.RequireText("Resource", "an ARN");
        if (arn.Contains(":activity:", StringComparison.Ordinal))
        {
            throw fields.Problem(
                "Resource", "a Lambda function or an integration (activities are not supported by the local cloud)", $"'{arn}'");
        }

        fields.Refuse("Credentials", "the local cloud has one account");
        var (timeout, heartbeat) = (fields.Quantity("TimeoutSeconds", 1, MostSeconds), fields.Quantity("HeartbeatSeconds", 1, MostSeconds));
        if (heartbeat is { Path: null } && timeout is { Path: null } && heartbeat.Fixed >= timeout.Fixed)
        {
            throw fields.Problem("HeartbeatSeconds", "less than TimeoutSeconds", heartbeat.Fixed.ToString(CultureInfo.InvariantCulture));
        }

        return new TaskState
        {
            Name = name,
            Type = "Task",
            Input = StateLoader.Input(fields),
            Output = StateLoader.Output(fields),
            Next = StateLoader.Next(fields),
            Parameters = fields.Template("Parameters"),
            ResultSelector = fields.Template("ResultSelector"),
            Placement = StateLoader.Result(fields),
            Retriers = Retriers(fields),
            Catchers = Catchers(fields),
            Resource = fields.Compile("Resource", () => TaskResource.Parse(arn)),
            Timeout = timeout,
            Heartbeat = heartbeat,
        };
    }

    public static ParallelState Parallel(BlockLoader blocks, string name, FieldReader fields)
    {
        var branches = fields.Require("Branches", JsonValueKind.Array, "an array of branches").EnumerateArray()
            .Select((json, i) => Block(blocks, string.Create(CultureInfo.InvariantCulture, $"{fields.Where}, Branches[{i}]"), json))
            .ToList();
        return new ParallelState
        {
            Name = name,
            Type = "Parallel",
            Input = StateLoader.Input(fields),
            Output = StateLoader.Output(fields),
            Next = StateLoader.Next(fields),
            Parameters = fields.Template("Parameters"),
            ResultSelector = fields.Template("ResultSelector"),
            Placement = StateLoader.Result(fields),
            Retriers = Retriers(fields),
            Catchers = Catchers(fields),
            Branches = branches.Count > 0 ? branches : throw fields.Problem("Branches", "at least one branch", "none"),
        };
    }

    public static StatesBlock Block(BlockLoader blocks, string where, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new DefinitionException($"{where}: expected an object with StartAt and States, found {json.GetRawText()}");
        }

        var fields = new FieldReader(where, json);
        fields.Find("ProcessorConfig");
        var block = blocks.Load(fields, json);
        fields.End("a block of states");
        return block;
    }

    public static IReadOnlyList<Retrier> Retriers(FieldReader fields)
    {
        var retriers = Each(fields, "Retry", (reader, isLast) =>
        {
            var interval = reader.Integer("IntervalSeconds", 1, MostSeconds) ?? 1;
            var maxDelay = reader.Integer("MaxDelaySeconds", 1, 31_622_399);
            if (maxDelay <= interval)
            {
                throw reader.Problem("MaxDelaySeconds", "more than IntervalSeconds", maxDelay.Value.ToString(CultureInfo.InvariantCulture));
            }

            var jitter = reader.Text("JitterStrategy");
            return new Retrier(
                Errors(reader, isLast),
                interval,
                reader.Number("BackoffRate", 1, "a number of at least 1.0") ?? 2,
                reader.Integer("MaxAttempts", 0, MostSeconds) ?? 3,
                maxDelay,
                jitter is null or "FULL" or "NONE" ? jitter == "FULL"
                    : throw reader.Problem("JitterStrategy", "FULL or NONE", $"'{jitter}'"));
        });
        return retriers;
    }

    public static IReadOnlyList<Catcher> Catchers(FieldReader fields) => Each(fields, "Catch", static (reader, isLast) => new Catcher(
        Errors(reader, isLast), StateLoader.Result(reader), reader.RequireText("Next", "the name of a state")));

    private static List<T> Each<T>(FieldReader fields, string name, Func<FieldReader, bool, T> load)
    {
        if (fields.Find(name) is not { } json)
        {
            return [];
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            throw fields.Problem(name, "an array", json);
        }

        var result = new List<T>();
        foreach (var item in json.EnumerateArray())
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"{name}[{result.Count}]");
            var reader = item.ValueKind == JsonValueKind.Object ? new FieldReader($"{fields.Where}, {where}", item)
                : throw fields.Problem(where, "an object", item);
            QueryLanguage.Require(reader);
            result.Add(load(reader, result.Count == json.GetArrayLength() - 1));
            reader.End($"an item of {name}");
        }

        return result;
    }

    private static List<string> Errors(FieldReader fields, bool isLast)
    {
        const string Expected = "a non-empty array of error names";
        var json = fields.Require("ErrorEquals", JsonValueKind.Array, Expected);
        var names = json.EnumerateArray()
            .Select(
            item => item.ValueKind == JsonValueKind.String ? item.GetString() ?? "" : throw fields.Problem("ErrorEquals", Expected, json))
            .ToList();
        if (names.Count == 0)
        {
            throw fields.Problem("ErrorEquals", Expected, json);
        }

        return !names.Contains(ErrorNames.All) || (isLast && names.Count == 1)
            ? names
            : throw fields.Problem(
            "ErrorEquals", "States.ALL alone and in the last item", isLast ? json.GetRawText() : "it before the last item");
    }
}
