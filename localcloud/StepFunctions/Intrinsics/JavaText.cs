using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>
/// How States.Format writes a value: AWS was recorded to write objects and arrays as Java's collections do, <c>{a=1, b=[x, y]}</c>,
/// not as JSON; States.JsonToString gives JSON.
/// </summary>
internal static class JavaText
{
    public static string From(Value value) => value switch
    {
        StringValue text => text.Text,
        ArrayValue array => $"[{string.Join(", ", array.Items.Select(From))}]",
        ObjectValue fields => $"{{{string.Join(", ", fields.Names.Zip(fields.Values, static (name, of) => $"{name}={From(of)}"))}}}",
        _ => value.ToString(),
    };
}
