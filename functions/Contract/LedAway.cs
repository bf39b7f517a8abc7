namespace Failover.Functions.Contract;

/// <summary>A record that somebody else changed after an execution had proven the writer that it pointed to.</summary>
/// <param name="Value">Where it points now.</param>
/// <param name="Proven">Where it pointed when the writer was proven, and should still point.</param>
/// <param name="ProvenAt">When that execution ended.</param>
/// <param name="Execution">Its name.</param>
/// <param name="Told">The values that operators were notified of since then, without this one if it is news.</param>
public sealed record LedAway(string Value, string Proven, DateTimeOffset ProvenAt, string Execution, IReadOnlyList<string> Told)
{
    /// <summary>Whether operators were notified of this value before.</summary>
    public bool IsKnown => Told.Contains(Value, StringComparer.Ordinal);
}
