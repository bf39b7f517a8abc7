namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>
/// An immutable JSON value: states share parts of their input and output instead of copying them, and its size is
/// computed only once however often it is checked against a quota.
/// </summary>
internal abstract class Value
{
    private int size = -1;

    /// <summary>The length of its compact JSON text in bytes of UTF-8: what AWS's payload quotas count.</summary>
    public int Size => size < 0 ? size = Measure() : size;

    /// <summary>The name of its kind, for messages.</summary>
    public abstract string Kind { get; }

    public static Value Parse(string json) => ValueReader.Read(json);

    public static Value Parse(ReadOnlySpan<byte> utf8) => ValueReader.Read(utf8);

    /// <summary>The compact JSON text.</summary>
    public sealed override string ToString() => System.Text.Encoding.UTF8.GetString(ToUtf8());

    /// <summary>The compact JSON text in UTF-8.</summary>
    public byte[] ToUtf8() => ValueWriter.Write(this);

    /// <summary>JSON equality: objects regardless of field order, numbers by value.</summary>
    public abstract bool Same(Value other);

    protected abstract int Measure();
}
