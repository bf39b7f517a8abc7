using System.Security.Cryptography;

namespace Failover.DocumentDb.Running;

/// <summary>Randomness for jitter, from any thread.</summary>
/// <param name="seed">Null: of its own.</param>
internal sealed class Chance(int? seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>Zero up to, not including, one.</summary>
    public double Next()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
