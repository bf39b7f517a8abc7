namespace Failover.Drill.Pages.Model;

internal enum SpanKind
{
    /// <summary>Somebody or something is working.</summary>
    Working,

    /// <summary>A pause, a propagation or an answer that has not come yet.</summary>
    Waiting,

    /// <summary>It works.</summary>
    Good,

    /// <summary>It does not work.</summary>
    Bad,
}

/// <summary>A part of the world over time.</summary>
internal sealed record Lane(string Name, IReadOnlyList<Track> Tracks);

/// <summary>One row of a lane.</summary>
/// <param name="Name">What distinguishes it from the other tracks of the lane; null if it is the only one.</param>
internal sealed record Track(string? Name, IReadOnlyList<Span> Spans, IReadOnlyList<Mark> Marks);

/// <param name="Until">Null if it lasts to the end.</param>
internal sealed record Span(DateTimeOffset From, DateTimeOffset? Until, SpanKind Kind, string Label);

/// <summary>A moment.</summary>
internal sealed record Mark(DateTimeOffset At, string Label);
