using System.Globalization;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

internal static class MathFunctions
{
    /// <summary>From the first argument (inclusive) to the second (exclusive); a third argument is the seed.</summary>
    public static Value Draw(Arguments a)
    {
        var (least, end) = (a.Integer(0), a.Integer(1));
        if (least >= end)
        {
            throw a.Wrong(1, "an end above the start");
        }

        var random = a.Count == 3 ? new Random(a.Integer(2)) : a.Random;
        return new NumberValue(random.Next(least, end));
    }

    public static Value Add(Arguments a)
    {
        var sum = (long)a.Integer(0) + a.Integer(1);
        return sum is >= int.MinValue and <= int.MaxValue
            ? new NumberValue(sum)
            : throw a.Wrong(string.Create(CultureInfo.InvariantCulture, $"expected a sum of 32 bits, found {sum}"));
    }

    /// <summary>A version 4 UUID, from the world's random source.</summary>
    public static Value Uuid(Arguments a)
    {
        Span<byte> bytes = stackalloc byte[16];
        a.Random.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new StringValue(new Guid(bytes, bigEndian: true).ToString());
    }
}
