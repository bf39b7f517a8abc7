namespace Failover.Functions.Cnames;

/// <summary>
/// The zone that was found right last, for as long as this environment is warm: retries of a step that Route 53 throttles halfway
/// would otherwise ask everything again, and in a fleet that fails at once most of the account's requests would go there.
/// </summary>
internal sealed class ZoneMemory(TimeProvider time)
{
    /// <summary>Zones are made and deleted by people, not by failovers.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private Known? known;

    public bool Knows(string zone, IEnumerable<string> records) =>
        known is { } last && last.Zone == zone && last.Records == Together(records) && time.GetElapsedTime(last.At) < Kept;

    public void Remember(string zone, IEnumerable<string> records) => known = new Known(zone, Together(records), time.GetTimestamp());

    private sealed record Known(string Zone, string Records, long At);

    private static string Together(IEnumerable<string> records) => string.Join(' ', records);
}
