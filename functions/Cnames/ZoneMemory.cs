namespace Failover.Functions.Cnames;

/// <summary>
/// The last zone that passed the check, for as long as this environment is warm: retries of a step that Route 53 throttles halfway would
/// otherwise check everything again, and if a whole fleet fails at once, that would take most of the account's requests.
/// </summary>
internal sealed class ZoneMemory(TimeProvider time)
{
    /// <summary>Zones are created and deleted by people, not by failovers.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private Known? known;

    public bool Knows(string zone, IEnumerable<string> records) =>
        known is { } last && last.Zone == zone && last.Records == Together(records) && time.GetElapsedTime(last.At) < Kept;

    public void Remember(string zone, IEnumerable<string> records) => known = new Known(zone, Together(records), time.GetTimestamp());

    private sealed record Known(string Zone, string Records, long At);

    private static string Together(IEnumerable<string> records) => string.Join(' ', records);
}
