using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The type tests: IsNull, IsPresent and so on.</summary>
internal static class TypeTests
{
    public static Func<Value?, bool>? Find(string name) => name switch
    {
        "IsPresent" => static value => value is not null,
        "IsNull" => static value => value is NullValue,
        "IsNumeric" => static value => value is NumberValue,
        "IsString" => static value => value is StringValue,
        "IsBoolean" => static value => value is BooleanValue,
        "IsTimestamp" => static value => value is StringValue text && Timestamps.TryParse(text.Text, out _),
        _ => null,
    };
}
