namespace Failover.LocalCloud.Route53;

/// <summary>
/// Applies a batch to a draft of the zone, one change after another, and collects its errors:
/// Route 53 reports all errors of a batch in one InvalidChangeBatch, and applies nothing if there is any.
/// </summary>
internal sealed class BatchApplication(string zone, ZoneDraft draft)
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> Apply(IReadOnlyList<BatchChange> batch)
    {
        CheckRepeats(batch);
        foreach (var change in batch)
        {
            Apply(change);
        }

        // Conflicts are checked in the result: one batch with DELETE of a CNAME and CREATE of an A record is how a type is changed.
        foreach (var change in batch.Where(change => change.Action != BatchChange.Delete))
        {
            CheckNeighbours(change.Record);
        }

        CheckApex(batch);
        return problems;
    }

    private void Apply(BatchChange change)
    {
        var record = change.Record;
        if (!DnsName.IsIn(record.Name, zone))
        {
            problems.Add($"RRSet with DNS name {record.Name} is not permitted in zone {zone}");
            return;
        }

        var current = draft.Find(record.Key);
        switch (change.Action)
        {
            case BatchChange.Delete when current is null:
                problems.Add($"Tried to delete resource record set {Named(record)} but it was not found");
                return;
            case BatchChange.Delete when current != record:
                problems.Add(
                    $"Tried to delete resource record set {Named(record)} but the values provided do not match the current values");
                return;
            case BatchChange.Delete:
                draft.Remove(record.Key);
                return;
            case BatchChange.Create when current is not null:
                problems.Add($"Tried to create resource record set {Named(record)} but it already exists");
                return;
        }

        if (RecordValues.Problem(record) is { } problem)
        {
            problems.Add(problem);
            return;
        }

        draft.Put(record);
    }

    /// <summary>A batch may contain a record set once, or twice as DELETE and CREATE.</summary>
    private void CheckRepeats(IReadOnlyList<BatchChange> batch)
    {
        var seen = new Dictionary<RecordKey, string>(batch.Count);
        foreach (var change in batch)
        {
            var key = change.Record.Key;
            if (!seen.TryAdd(key, change.Action))
            {
                if ((seen[key], change.Action) is not (BatchChange.Delete, BatchChange.Create))
                {
                    problems.Add($"The request contains an invalid set of changes for a resource record set '{key.Type} {key.Name}'");
                }

                seen[key] = "";
            }
        }
    }

    private void CheckNeighbours(DnsRecord record)
    {
        if (record.Type == "CNAME" && record.Name == zone)
        {
            problems.Add($"RRSet of type CNAME with DNS name {record.Name} is not permitted at apex in zone {zone}");
            return;
        }

        if (record is { Failover: "PRIMARY", HealthCheckId: null, Alias: null })
        {
            problems.Add(
                $"RRSet with DNS name {record.Name}, type {record.Type}, SetIdentifier {record.SetIdentifier} cannot be created " +
                "as a non-alias primary ResourceRecordSet must have an associated health check");
        }

        foreach (var other in draft.At(record.Name))
        {
            if (other.Type == record.Type)
            {
                // A name and type has a single routing policy; failover has one record per role (API reference, ResourceRecordSet,
                // Failover).
                if (other.Key != record.Key
                    && (other.IsSimple != record.IsSimple || (other.Failover is null) != (record.Failover is null)
                        || (record.Failover is not null && other.Failover == record.Failover)))
                {
                    problems.Add(
                        $"RRSet with DNS name {record.Name}, type {record.Type}, SetIdentifier {record.SetIdentifier} " +
                        "cannot be created as other RRSets exist with the same name and type.");
                }
            }
            else if (record.Type == "CNAME")
            {
                problems.Add(
                    $"RRSet of type CNAME with DNS name {record.Name} is not permitted as it conflicts with other records " +
                    $"with the same DNS name in zone {zone}");
            }
            else if (other.Type == "CNAME")
            {
                problems.Add(
                    $"RRSet of type {record.Type} with DNS name {record.Name} is not permitted because a conflicting RRSet of type CNAME " +
                    $"with the same DNS name already exists in zone {zone}");
            }
        }
    }

    private void CheckApex(IReadOnlyList<BatchChange> batch)
    {
        foreach (var type in batch.Where(change => change.Record.Name == zone).Select(change => change.Record.Type).Distinct())
        {
            if (type == "SOA" && draft.Find(new RecordKey(zone, type, null)) is null)
            {
                problems.Add("A HostedZone must contain exactly one SOA record.");
            }
            else if (type == "NS" && draft.Find(new RecordKey(zone, type, null)) is null)
            {
                problems.Add("A HostedZone must contain at least one NS record for the zone itself.");
            }
        }
    }

    private static string Named(DnsRecord record) => record.SetIdentifier is null
        ? $"[name='{record.Name}', type='{record.Type}']"
        : $"[name='{record.Name}', type='{record.Type}', set-identifier='{record.SetIdentifier}']";
}
