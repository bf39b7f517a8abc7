using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

internal static class StateLoader
{
    private const string Types = "one of Task, Choice, Wait, Pass, Parallel, Map, Succeed, Fail";

    public static State Load(BlockLoader blocks, string name, JsonElement json)
    {
        var fields = new FieldReader($"State '{name}'", json);
        QueryLanguage.Require(fields);
        var type = fields.RequireText("Type", Types);
        State state = type switch
        {
            "Task" => WorkLoader.Task(name, fields),
            "Parallel" => WorkLoader.Parallel(blocks, name, fields),
            "Map" => MapLoader.Map(blocks, name, fields),
            "Choice" => Choice(name, fields),
            "Wait" => Wait(name, fields),
            "Pass" => Pass(name, fields),
            "Succeed" => new SucceedState { Name = name, Type = type, Input = Input(fields), Output = Output(fields) },
            "Fail" => Fail(name, fields),
            _ => throw fields.Problem("Type", Types, $"'{type}'"),
        };
        fields.End($"a {type} state");
        return state;
    }

    public static Selection Input(FieldReader fields) => Select(fields, "InputPath");

    public static Selection Output(FieldReader fields) => Select(fields, "OutputPath");

    public static Placement Result(FieldReader fields)
    {
        if (fields.Find("ResultPath") is not { } value)
        {
            return Placement.Whole;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return Placement.Discard;
        }

        var path = fields.Path("ResultPath", reference: true);
        return path is { IsContext: false } ? new Placement(path)
            : throw fields.Problem("ResultPath", "a path that starts with '$.'", value);
    }

    /// <summary>Next or End; exactly one is required.</summary>
    public static string? Next(FieldReader fields)
    {
        var (next, end) = (fields.Text("Next", "the name of a state"), fields.Truth("End"));
        return (next, end) switch
        {
            (null, true) => null,
            (not null, null or false) => next,
            (null, _) => throw fields.Problem("Next", "Next or \"End\": true", "neither"),
            _ => throw fields.Problem("Next", "Next or \"End\": true", "both"),
        };
    }

    private static Selection Select(FieldReader fields, string name) =>
        fields.Find(name) is not { } value ? Selection.Whole
        : value.ValueKind == JsonValueKind.Null ? Selection.Nothing
        : new Selection(fields.Path(name));

    private static PassState Pass(string name, FieldReader fields) => new()
    {
        Name = name,
        Type = "Pass",
        Input = Input(fields),
        Output = Output(fields),
        Next = Next(fields),
        Result = fields.Find("Result") is { } result ? Value.Parse(result.GetRawText()) : null,
        Parameters = fields.Template("Parameters"),
        Placement = Result(fields),
    };

    private static FailState Fail(string name, FieldReader fields) => new()
    {
        Name = name,
        Type = "Fail",
        Error = FailText(fields, "Error"),
        Cause = FailText(fields, "Cause"),
    };

    private static Expression? FailText(FieldReader fields, string name)
    {
        var (text, path) = (fields.Text(name), fields.Text(name + "Path"));
        return (text, path) switch
        {
            (not null, not null) => throw fields.Problem(name, $"only one of {name} and {name}Path", "both"),
            (not null, null) => new LiteralExpression(new StringValue(text)),
            (null, not null) => fields.Compile(name + "Path", () => FailExpression(path)),
            _ => null,
        };
    }

    /// <summary>Allows only the functions that AWS lists for ErrorPath and CausePath: those that return strings.</summary>
    private static Expression FailExpression(string text) => Expression.Parse(text) switch
    {
        CallExpression
        {
            Name: not ("States.JsonToString" or "States.ArrayGetItem" or "States.Base64Encode" or "States.Base64Decode"
            or "States.Hash" or "States.UUID")
        } =>
            throw new FormatException($"expected a path or a function that returns a string, found '{text}'"),
        var expression => expression,
    };

    private static WaitState Wait(string name, FieldReader fields)
    {
        string[] ways = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
        var used = ways.Where(fields.Has).ToList();
        if (used.Count != 1)
        {
            throw fields.Problem(
                "Seconds", $"exactly one of {string.Join(", ", ways)}", used.Count == 0 ? "none" : string.Join(" and ", used));
        }

        var text = fields.Text("Timestamp");
        return new WaitState
        {
            Name = name,
            Type = "Wait",
            Input = Input(fields),
            Output = Output(fields),
            Next = Next(fields),
            Seconds = fields.Quantity("Seconds", 0, 99_999_999),
            TimestampPath = fields.Path("TimestampPath", reference: true),
            Timestamp = text is null ? null
                : Timestamps.TryParse(text, out var at) ? at
                : throw fields.Problem("Timestamp", "an RFC 3339 time such as 2026-11-22T17:04:40Z", $"'{text}'"),
        };
    }

    private static ChoiceState Choice(string name, FieldReader fields)
    {
        var choices = fields.Require("Choices", JsonValueKind.Array, "an array of rules");
        var rules = choices.EnumerateArray().Select((rule, i) => ChoiceLoader.Rule(fields.Where, i, rule)).ToList();
        return new ChoiceState
        {
            Name = name,
            Type = "Choice",
            Input = Input(fields),
            Output = Output(fields),
            Rules = rules.Count > 0 ? rules : throw fields.Problem("Choices", "at least one rule", "none"),
            Default = fields.Text("Default", "the name of a state"),
        };
    }
}
