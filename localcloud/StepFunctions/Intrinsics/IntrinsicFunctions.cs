using System.Globalization;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <param name="Least">The fewest arguments.</param>
/// <param name="Most">The most arguments.</param>
internal sealed record Signature(IntrinsicFunction Function, int Least, int Most)
{
    public string Expected => Least == Most ? $"{Text(Least)} arguments"
        : Most == int.MaxValue ? $"at least {Text(Least)} arguments"
        : $"{Text(Least)} to {Text(Most)} arguments";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The intrinsic functions of the States Language, but for States.Format, whose template is compiled.</summary>
internal static class IntrinsicFunctions
{
    private static readonly Dictionary<string, Signature> Table = new(StringComparer.Ordinal)
    {
        ["States.StringToJson"] = new(static a => Value.Parse(a.Text(0)), 1, 1),
        ["States.JsonToString"] = new(static a => new StringValue(a[0].ToString()), 1, 1),
        ["States.Array"] = new(ArrayFunctions.Make, 0, int.MaxValue),
        ["States.ArrayPartition"] = new(ArrayFunctions.Partition, 2, 2),
        ["States.ArrayContains"] = new(static a => BooleanValue.Of(a.Array(0).Items.Any(a[1].Same)), 2, 2),
        ["States.ArrayRange"] = new(ArrayFunctions.Range, 3, 3),
        ["States.ArrayGetItem"] = new(ArrayFunctions.GetItem, 2, 2),
        ["States.ArrayLength"] = new(static a => new NumberValue(a.Array(0).Count), 1, 1),
        ["States.ArrayUnique"] = new(ArrayFunctions.Unique, 1, 1),
        ["States.Base64Encode"] = new(TextFunctions.Encode, 1, 1),
        ["States.Base64Decode"] = new(TextFunctions.Decode, 1, 1),
        ["States.Hash"] = new(TextFunctions.Hash, 2, 2),
        ["States.StringSplit"] = new(TextFunctions.Split, 2, 2),
        ["States.JsonMerge"] = new(Merge, 3, 3),
        ["States.MathRandom"] = new(MathFunctions.Draw, 2, 3),
        ["States.MathAdd"] = new(MathFunctions.Add, 2, 2),
        ["States.UUID"] = new(MathFunctions.Uuid, 0, 0),
    };

    public static string Names => "States.Format, " + string.Join(", ", Table.Keys);

    public static Signature? Find(string name) => Table.GetValueOrDefault(name);

    /// <summary>Shallow only: AWS takes no other third argument than false.</summary>
    private static ObjectValue Merge(Arguments a)
    {
        if (a.Truth(2))
        {
            throw a.Wrong(2, "false (AWS merges shallowly only)");
        }

        var (result, second) = (a.Fields(0), a.Fields(1));
        for (var i = 0; i < second.Count; i++)
        {
            result = result.With(second.Names[i], second.Values[i]);
        }

        return result;
    }
}
