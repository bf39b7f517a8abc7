namespace Failover.Functions.Cnames;

/// <summary>
/// How long to wait before Route 53 is asked whether a change is in sync. It grants the account 5 requests a second in all: who was
/// refused before knows that others wait, for their swaps perhaps, and asks when the answer is likely to be yes.
/// </summary>
internal static class Crowd
{
    /// <summary>No change is in sync at once: 5 s at the least.</summary>
    private const int FirstLook = 3;

    /// <summary>AWS: a change is generally in sync within 60 s.</summary>
    private const int LongestFirstLook = 60;
    private const int LongestNextLook = 30;

    /// <param name="retries">How often the swap was refused or lost before. One may be chance.</param>
    /// <returns>Seconds.</returns>
    public static int WaitBeforeFirstLook(int retries) => Math.Max(FirstLook, Math.Min(LongestFirstLook, Doubled(retries)));

    /// <param name="retries">How often the look before was refused or lost.</param>
    /// <param name="planned">What the plan's budget asks for, in seconds.</param>
    public static int WaitBeforeNextLook(int retries, int planned) => Math.Max(planned, Math.Min(LongestNextLook, Doubled(retries)));

    private static int Doubled(int retries) => 3 << Math.Min(Math.Max(retries, 1) - 1, 5);
}
