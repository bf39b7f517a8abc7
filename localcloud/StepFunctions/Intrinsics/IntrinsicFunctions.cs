using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>The intrinsic functions of the States Language except States.Format, whose template is compiled.</summary>
internal static class IntrinsicFunctions
{
    private static readonly Dictionary<string, Signature> Table = new(StringComparer.Ordinal)
    {
        ["States.StringToJson"] = new(Json, "t"),
        ["States.JsonToString"] = new(static a => new StringValue(a[0].ToString()), "*"),
        ["States.Array"] = new(ArrayFunctions.Make, Signature.Any),
        ["States.ArrayPartition"] = new(ArrayFunctions.Partition, "an"),
        ["States.ArrayContains"] = new(static a => BooleanValue.From(a.Array(0).Items.Any(a[1].Same)), "a*"),
        ["States.ArrayRange"] = new(ArrayFunctions.Range, "nnn"),
        ["States.ArrayGetItem"] = new(ArrayFunctions.GetItem, "an"),
        ["States.ArrayLength"] = new(static a => new NumberValue(a.Array(0).Count), "a"),
        ["States.ArrayUnique"] = new(ArrayFunctions.Unique, "a"),
        ["States.Base64Encode"] = new(TextFunctions.Encode, "t"),
        ["States.Base64Decode"] = new(TextFunctions.Decode, "t"),
        ["States.Hash"] = new(TextFunctions.Hash, "*t"),
        ["States.StringSplit"] = new(TextFunctions.Split, "tt"),
        ["States.JsonMerge"] = new(Merge, "oof"),
        ["States.MathRandom"] = new(MathFunctions.Draw, "nnn", optional: 1),
        ["States.MathAdd"] = new(MathFunctions.Add, "nn"),
        ["States.UUID"] = new(MathFunctions.Uuid, ""),
    };

    public static string Names => "States.Format, " + string.Join(", ", Table.Keys);

    public static Signature? Find(string name) => Table.GetValueOrDefault(name);

    /// <summary>AWS reads blank text as null.</summary>
    private static Value Json(Arguments a) => string.IsNullOrWhiteSpace(a.Text(0)) ? NullValue.Instance : Value.Parse(a.Text(0));

    /// <summary>Shallow only: AWS accepts only false as the third argument.</summary>
    private static ObjectValue Merge(Arguments a)
    {
        if (a.Truth(2))
        {
            throw a.Wrong(2, "false (AWS only merges shallowly)");
        }

        var (result, second) = (a.Fields(0), a.Fields(1));
        for (var i = 0; i < second.Count; i++)
        {
            result = result.With(second.Names[i], second.Values[i]);
        }

        return result;
    }
}
