using Failover.LocalCloud.Time;

namespace Failover.Drill.Views;

/// <summary>Events of database, application, alarms and record, in words; null for those of no interest to users.</summary>
internal static class CloudLines
{
    public static LiveLine? From(JournalEntry entry) => (entry.Source, entry.Kind) switch
    {
        ("fault", "strikes") => new("fault", entry.Detail, Look.Bad),
        ("client", "client-down") => new("application", $"can't write: {entry.Detail}", Look.Bad),
        ("client", "client-up") => new("application", entry.Detail, Look.Good),
        // What follows says it too, including from where to where.
        ("documentdb", "cluster-status") when entry.Detail == "failing-over" => null,
        ("documentdb", "cluster-status") => new("database", $"{entry.Subject} is {entry.Detail}", Look.Plain),
        ("documentdb", "failover-started") => new("database", $"{entry.Subject} fails over {entry.Detail}", Look.Plain),
        ("documentdb", "writer-promoted") => new("database", $"{entry.Subject} is now the writer", Look.Plain),
        ("documentdb", "endpoint-moved") => new("database", $"{entry.Subject} {entry.Detail}", Look.Plain),
        ("documentdb", "instance-back" or "no-replica" or "cluster-restored" or "cluster-deleted") =>
            new("database", $"{entry.Subject}: {entry.Detail}", Look.Plain),
        ("documentdb", "global-failover") => new("database", $"{entry.Subject}: {Arrow(entry.Detail)}", Look.Plain),
        ("documentdb", "global-promoted") =>
            new("database", $"{entry.Subject} is now the global writer ({Arrow(entry.Detail)})", Look.Strong),
        ("documentdb", "old-primary-fenced") =>
            new("database", $"{entry.Subject} takes no more writes, {Arrow(entry.Detail)}", Look.Warning),
        ("documentdb", "global-member") => new("database", $"{entry.Subject}: {entry.Detail}", Look.Plain),
        ("regions", "region-up") => new("region", $"{entry.Subject} is up again", Look.Good),
        ("regions", "regions-joined") => new("region", $"{entry.Subject} reaches {entry.Detail["with ".Length..]}", Look.Good),
        ("person", "answered") => new("person", $"answers {entry.Detail}", Look.Strong),
        ("person", "answer-refused") => new("person", $"answer refused: {entry.Detail.Split(':')[0]}", Look.Warning),
        ("cloudwatch", "alarm-state") => Alarm(entry),
        ("route53", "record-changed") => new("record", Record(entry.Detail), Look.Strong),
        ("route53", "change-in-sync") => new("record", entry.Detail, Look.Plain),
        ("route53", "health-check") => new("record", $"the health check {entry.Subject} is {entry.Detail}", Look.Plain),
        ("fault", "event-lost") => new("event", $"of {entry.Subject} is lost", Look.Faint),
        _ => null,
    };

    private static string Arrow(string detail) => detail.Replace(" -> ", " to ", StringComparison.Ordinal);

    /// <summary>"OK -> ALARM: reason": shows the new state; the reason is in the trace.</summary>
    private static LiveLine Alarm(JournalEntry entry)
    {
        var state = entry.Detail.Split(" -> ", 2)[^1].Split(':', 2)[0];
        return state == "ALARM"
            ? new("alarm", $"{entry.Subject} is in ALARM", Look.Warning)
            : new("alarm", $"{entry.Subject} is {state}", Look.Plain);
    }

    /// <summary>"db.example. CNAME a ttl 5 -> db.example. CNAME b ttl 5 by Somebody": shows where it points now.</summary>
    private static string Record(string change) =>
        change.Split(" -> ", 2) is [_, var now] && now.Split(' ') is [var name, "CNAME", var target, "ttl", _, "by", .. var who]
            ? $"{name.TrimEnd('.')} now points to {target}, by {string.Join(' ', who)}"
            : change;
}
