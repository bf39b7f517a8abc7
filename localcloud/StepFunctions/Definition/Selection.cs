using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>InputPath or OutputPath: all of the data, a part of it, or (null in the definition) an empty object.</summary>
internal sealed class Selection(JsonPath? path)
{
    public static readonly Selection Whole = new(JsonPath.Parse("$"));
    public static readonly Selection Nothing = new(null);

    public Value Apply(Value data, IScope scope)
    {
        if (path is null)
        {
            return ObjectValue.Empty;
        }

        return path is { IsRoot: true, IsContext: false }
            ? data
            : path.Find(path.IsContext ? scope.Context : data)
                ?? throw EvaluationException.Runtime($"Invalid path '{path.Text}': no results for the path in '{data}'");
    }
}

/// <summary>ResultPath: the result replaces the input, is inserted into it, or (null in the definition) is discarded.</summary>
internal sealed class Placement(JsonPath? path)
{
    public static readonly Placement Whole = new(JsonPath.Parse("$"));
    public static readonly Placement Discard = new(null);

    /// <param name="input">The state's raw input, before InputPath.</param>
    public Value Apply(Value input, Value result) =>
        path is null ? input
        : path.IsRoot ? result
        : ReferencePath.Set(path, input, result) ?? throw new EvaluationException(
            "States.ResultPathMatchFailure", $"Unable to apply ReferencePath {path.Text} to input {input}");
}
