using Failover.DocumentDb.Connecting;

namespace Failover.DocumentDb.Following;

/// <summary>A running attempt to prove a candidate.</summary>
internal sealed class Trial : IDisposable
{
    private readonly CancellationTokenSource stop;

    public Trial(Wish wish, Candidate candidate, TimeSpan wait, CancellationToken cancellationToken)
    {
        (Wish, Candidate) = (wish, candidate);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Proof = candidate.ProveAsync(wait, stop.Token);
    }

    public Wish Wish { get; }

    public Candidate Candidate { get; }

    public Task<DriverClient> Proof { get; }

    /// <summary>Ends the trial; a client that was proven in the meantime is closed.</summary>
    public async Task DropAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(Proof);
        if (Proof.IsCompletedSuccessfully)
        {
            (await Proof).Dispose();
        }

        Dispose();
    }

    public void Dispose() => stop.Dispose();
}
