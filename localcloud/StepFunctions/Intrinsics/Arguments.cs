using System.Globalization;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

internal delegate Value IntrinsicFunction(Arguments arguments);

/// <summary>A function's arguments, with checks of their types.</summary>
internal readonly struct Arguments(string function, Value[] values, Random random)
{
    public int Count => values.Length;

    public Random Random => random;

    public Value this[int index] => values[index];

    public ArrayValue Array(int index) => values[index] as ArrayValue ?? throw Wrong(index, "an array");

    public ObjectValue Fields(int index) => values[index] as ObjectValue ?? throw Wrong(index, "an object");

    public string Text(int index) => (values[index] as StringValue)?.Text ?? throw Wrong(index, "a string");

    public bool Truth(int index) => (values[index] as BooleanValue)?.Truth ?? throw Wrong(index, "true or false");

    /// <summary>AWS rounds a fraction to the nearest integer, halves upwards: -1.5 becomes -1 (recorded for States.MathAdd).</summary>
    public int Integer(int index)
    {
        if (values[index] is not NumberValue number)
        {
            throw Wrong(index, "an integer");
        }

        var rounded = Math.Floor(number.Number + 0.5);
        return rounded is >= int.MinValue and <= int.MaxValue ? (int)rounded : throw Wrong(index, "an integer of 32 bits");
    }

    public EvaluationException Wrong(int index, string expected) => Wrong(string.Create(
        CultureInfo.InvariantCulture, $"expected {expected} as argument {index + 1}, found {values[index]}"));

    public EvaluationException Wrong(string problem) => EvaluationException.Intrinsic($"{function}: {problem}");
}
