namespace Failover.LocalCloud.Route53;

/// <summary>A zone's records at one moment; immutable, so that each name server can keep its own version.</summary>
public sealed class ZoneVersion
{
    private readonly List<DnsRecord> records;
    private readonly List<string> sortKeys;

    private ZoneVersion(int number, List<DnsRecord> records, List<string> sortKeys)
    {
        Number = number;
        this.records = records;
        this.sortKeys = sortKeys;
    }

    public static ZoneVersion Empty { get; } = new(0, [], []);

    /// <summary>The number of changes to the zone so far; later versions have greater numbers.</summary>
    public int Number { get; }

    /// <summary>In the order of ListResourceRecordSets: by reversed labels, then type, then set identifier.</summary>
    public IReadOnlyList<DnsRecord> Records => records;

    public DnsRecord? Find(RecordKey key)
    {
        var at = Search(key, DnsName.SortKey(key.Name));
        return at >= 0 ? records[at] : null;
    }

    /// <summary>All record sets with that name.</summary>
    public IEnumerable<DnsRecord> At(string name)
    {
        for (var i = IndexFrom(name, null, null); i < records.Count && records[i].Name == name; i++)
        {
            yield return records[i];
        }
    }

    /// <summary>The index of the first record at or after this name, type and identifier.</summary>
    public int IndexFrom(string name, string? type, string? setIdentifier)
    {
        var at = Search(new RecordKey(name, type ?? "", setIdentifier), DnsName.SortKey(name));
        return at >= 0 ? at : ~at;
    }

    /// <summary>The next version, with <paramref name="change"/> applied to a working copy.</summary>
    public ZoneVersion With(Action<ZoneDraft> change)
    {
        var next = new ZoneVersion(Number + 1, [.. records], [.. sortKeys]);
        change(new ZoneDraft(next));
        return next;
    }

    internal void Put(DnsRecord record)
    {
        var sortKey = DnsName.SortKey(record.Name);
        var at = Search(record.Key, sortKey);
        if (at >= 0)
        {
            records[at] = record;
            return;
        }

        records.Insert(~at, record);
        sortKeys.Insert(~at, sortKey);
    }

    internal void Remove(RecordKey key)
    {
        var at = Search(key, DnsName.SortKey(key.Name));
        records.RemoveAt(at);
        sortKeys.RemoveAt(at);
    }

    private int Search(RecordKey key, string sortKey)
    {
        int low = 0, high = records.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = Compare(middle, key, sortKey);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private int Compare(int index, RecordKey key, string sortKey)
    {
        var order = string.CompareOrdinal(sortKeys[index], sortKey);
        order = order != 0 ? order : string.CompareOrdinal(records[index].Type, key.Type);
        return order != 0 ? order : string.CompareOrdinal(records[index].SetIdentifier ?? "", key.SetIdentifier ?? "");
    }
}

/// <summary>The working copy of a new version.</summary>
public sealed class ZoneDraft
{
    private readonly ZoneVersion version;

    internal ZoneDraft(ZoneVersion version) => this.version = version;

    public DnsRecord? Find(RecordKey key) => version.Find(key);

    public IEnumerable<DnsRecord> At(string name) => version.At(name);

    public void Put(DnsRecord record) => version.Put(record);

    public void Remove(RecordKey key) => version.Remove(key);
}
