namespace Failover.DocumentDb.Following;

/// <summary>
/// Dampens a flapping record: the first move is made at once; each further move within a minute, away from a client that works, has to
/// wait until the record has been steady for 2, 4, 8... seconds.
/// </summary>
internal sealed class FlapGuard(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    private readonly Queue<long> moves = new();
    private string? target;
    private long since;

    public void Moved()
    {
        Forget();
        moves.Enqueue(clock.GetTimestamp());
    }

    /// <summary>Whether the record may be followed to the target now.</summary>
    /// <param name="wanted">The endpoint to move to; null if no move is wanted.</param>
    /// <param name="works">Whether the current client has a writer: one without a writer is left at once.</param>
    public bool Allows(string? wanted, bool works)
    {
        Forget();
        if (wanted != target)
        {
            (target, since) = (wanted, clock.GetTimestamp());
        }

        return wanted is not null && (!works || clock.GetElapsedTime(since) >= Hold);
    }

    private TimeSpan Hold => moves.Count == 0
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, moves.Count), LongestHold.TotalSeconds));

    private void Forget()
    {
        while (moves.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Memory)
        {
            moves.Dequeue();
        }
    }
}
