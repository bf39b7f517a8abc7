using System.Globalization;
using System.Text;

namespace Failover.LocalCloud.StepFunctions.Values;

internal sealed class NullValue : Value
{
    public static readonly NullValue Instance = new();

    public override string Kind => "null";

    public override bool Same(Value other) => other is NullValue;

    protected override int Measure() => 4;
}

internal sealed class BooleanValue(bool truth) : Value
{
    public static readonly BooleanValue True = new(true);
    public static readonly BooleanValue False = new(false);

    public bool Truth { get; } = truth;

    public override string Kind => "a boolean";

    public static BooleanValue From(bool truth) => truth ? True : False;

    public override bool Same(Value other) => other is BooleanValue boolean && boolean.Truth == Truth;

    protected override int Measure() => Truth ? 4 : 5;
}

/// <summary>A number with its original text, which is written back unchanged.</summary>
internal sealed class NumberValue(double number, string? text) : Value
{
    public NumberValue(long number)
        : this(number, Math.Abs((double)number) < 1L << 53 ? null : number.ToString(CultureInfo.InvariantCulture))
    {
    }

    public double Number { get; } = number;

    public string Text => text ??= IsWhole
        ? ((long)Number).ToString(CultureInfo.InvariantCulture)
        : Number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether it is an integer that a <see cref="long"/> holds exactly.</summary>
    public bool IsWhole => Math.Abs(Number) < 1L << 53 && Number == Math.Floor(Number);

    public override string Kind => "a number";

    public override bool Same(Value other) => other is NumberValue number && number.Number.Equals(Number);

    protected override int Measure() => Text.Length;
}

internal sealed class StringValue(string text) : Value
{
    public static readonly StringValue Empty = new("");

    public string Text { get; } = text;

    public override string Kind => "a string";

    public override bool Same(Value other) => other is StringValue value && value.Text == Text;

    protected override int Measure() => Length(Text);

    /// <summary>The length of text as a JSON string, in bytes of UTF-8, with quotes and escapes.</summary>
    public static int Length(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text) + 2;
        if (text.AsSpan().IndexOfAny(ValueWriter.Escaped) < 0)
        {
            return length;
        }

        foreach (var c in text)
        {
            length += c switch
            {
                '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 1,
                < ' ' => 5,
                _ => 0,
            };
        }

        return length;
    }
}
