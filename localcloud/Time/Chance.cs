using System.Text;

namespace Failover.LocalCloud.Time;

/// <summary>
/// All randomness of a world, from one seed. Each user has its own stream, identified by name, so that an additional draw
/// in one place does not change what happens in another.
/// </summary>
public sealed class Chance(int seed)
{
    private readonly Dictionary<string, Random> streams = new(StringComparer.Ordinal);

    public int Seed { get; } = seed;

    /// <summary>The stream of that name: the same seed and name give the same numbers.</summary>
    public Random Stream(string name)
    {
        if (!streams.TryGetValue(name, out var stream))
        {
            streams[name] = stream = new Random(Mix(name));
        }

        return stream;
    }

    /// <summary>A duration between the two, uniformly distributed.</summary>
    public TimeSpan Between(string name, TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds(Math.Round(Stream(name).NextDouble() * (most - least).TotalMilliseconds));

    /// <summary>An id in the form of a UUID.</summary>
    public Guid Id(string name)
    {
        Span<byte> bytes = stackalloc byte[16];
        Stream(name).NextBytes(bytes);
        return new Guid(bytes);
    }

    // FNV-1a: string.GetHashCode differs from process to process.
    private int Mix(string name)
    {
        var hash = 2166136261u ^ (uint)Seed;
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }
}
