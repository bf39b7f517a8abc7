using System.Globalization;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Live;

/// <summary>What the servers saw of the real applications, added to what a world leaves.</summary>
internal static class LiveEvidence
{
    /// <param name="now">The world's time.</param>
    /// <param name="clock">The clock of <paramref name="clients"/>, which runs as fast as the world does.</param>
    public static RunEvidence With(RunEvidence run, ClientWatch clients, DateTimeOffset now, TimeProvider clock) => run with
    {
        Lanes =
        [
            new Lane("Your applications", [
                .. clients.Clients.Select(client => Track(client, now, clock)).DefaultIfEmpty(new Track("none has written", [], [])),
            ]),
            .. run.Lanes,
        ],
        Facts = [.. run.Facts, .. clients.Clients.Select(static client => new Fact($"Your application {client.Name}", string.Create(
            CultureInfo.InvariantCulture,
            $"{client.Writes} writes acknowledged, {client.Refused} refused; longest time between two {client.Outage.TotalSeconds:0.0} s; ")
            + $"{client.Connections} connections"))],
    };

    private static Track Track(ClientSight client, DateTimeOffset now, TimeProvider clock)
    {
        var (first, silences) = client.Sight();
        if (first is null)
        {
            return new Track(client.Name, [], []);
        }

        var spans = new List<Span>();
        var since = At(first.Value);
        foreach (var silence in silences)
        {
            var (from, until) = (At(silence.From), silence.Until is { } end ? At(end) : (DateTimeOffset?)null);
            spans.Add(new Span(since, from, SpanKind.Good, "writes are acknowledged"));
            spans.Add(new Span(from, until, SpanKind.Bad, "no write was acknowledged"));
            since = until ?? DateTimeOffset.MaxValue;
        }

        if (since < DateTimeOffset.MaxValue)
        {
            spans.Add(new Span(since, null, SpanKind.Good, "writes are acknowledged"));
        }

        return new Track(client.Name, spans, []);

        DateTimeOffset At(long stamp) => now - clock.GetElapsedTime(stamp);
    }
}
