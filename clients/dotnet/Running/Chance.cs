using System.Security.Cryptography;

namespace Failover.DocumentDb.Running;

/// <summary>Randomness for jitter, from any thread.</summary>
/// <param name="seed">Null for a random seed.</param>
internal sealed class Chance(int? seed)
{
    private readonly Lock gate = new();
    private readonly Random random = new(seed ?? RandomNumberGenerator.GetInt32(int.MaxValue));

    /// <summary>At least zero, less than one.</summary>
    public double Next()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
