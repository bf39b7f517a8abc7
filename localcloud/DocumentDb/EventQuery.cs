using Amazon.RDS.Model;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>DescribeEvents: the last hour by default, at most 14 days back, oldest first.</summary>
internal static class EventQuery
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static DescribeEventsResponse Answer(IReadOnlyList<DatabaseEvent> events, DescribeEventsRequest request, DateTimeOffset now)
    {
        if (request.SourceIdentifier is not null && request.SourceType is null)
        {
            throw RdsErrors.InvalidCombination("Source type must be specified when source identifier is specified.");
        }

        if (request.Duration is <= 0 || request.Duration > Kept.TotalMinutes)
        {
            throw RdsErrors.InvalidParameter($"Invalid value {request.Duration} for Duration: minutes between 1 and 20160.");
        }

        var until = Utc(request.EndTime) ?? now;
        var since = Utc(request.StartTime) ?? until - TimeSpan.FromMinutes(request.Duration ?? 60);
        if (since > until || since < now - Kept)
        {
            throw RdsErrors.InvalidCombination("The start time must be before the end time and not more than 14 days ago.");
        }

        var found = events
            .Where(recorded => recorded.At >= since && recorded.At <= until && Matches(recorded, request))
            .OrderBy(recorded => recorded.At)
            .ToList();
        var (page, marker) = RdsPage.Take(found, request.Marker, request.MaxRecords);
        return new DescribeEventsResponse { Events = [.. page.Select(RdsAnswers.From)], Marker = marker };
    }

    /// <summary>A time without a zone is taken as UTC, as the SDK sends it.</summary>
    private static DateTimeOffset? Utc(DateTime? time) => time switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => new DateTimeOffset(local.ToUniversalTime()),
        { } value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)),
    };

    private static bool Matches(DatabaseEvent recorded, DescribeEventsRequest request) =>
        (request.SourceType is null || request.SourceType.Value == recorded.SourceType)
        && (request.SourceIdentifier is null
        || string.Equals(request.SourceIdentifier, recorded.SourceIdentifier, StringComparison.OrdinalIgnoreCase))
        && (request.EventCategories is not { Count: > 0 } categories || categories.Contains(recorded.Category));
}
