using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Route53;

/// <summary>A zone: the newest version of its records, and the version that each of its four name servers has.</summary>
public sealed class ZoneState
{
    public const int NameServers = 4;

    private readonly ZoneVersion[] served = new ZoneVersion[NameServers];

    internal ZoneState(string id, string name, bool isPrivate, ZoneVersion records, IReadOnlyList<string>? vpcs = null)
    {
        Id = id;
        Vpcs = vpcs;
        Name = name;
        IsPrivate = isPrivate;
        Current = records;
        Array.Fill(served, records);
    }

    /// <summary>Without <c>/hostedzone/</c>.</summary>
    public string Id { get; }

    /// <summary>The account that it belongs to: 12 digits.</summary>
    public string Account { get; init; } = CloudCore.Account;

    /// <summary>Normalized, with its trailing dot.</summary>
    public string Name { get; }

    public bool IsPrivate { get; }

    /// <summary>The ids of the VPCs that a private zone is associated with; null for all VPCs of this world.</summary>
    public IReadOnlyList<string>? Vpcs { get; }

    /// <summary>Whether it answers in that VPC: a private zone only in its own VPCs, a public one everywhere.</summary>
    public bool IsSeenFrom(string? vpc) => !IsPrivate || (vpc is not null && Vpcs?.Contains(vpc, StringComparer.Ordinal) != false);

    /// <summary>What the API answers: the newest version, including PENDING changes.</summary>
    public ZoneVersion Current { get; internal set; }

    /// <summary>Until when, from the world's start, another request is refused with PriorRequestNotComplete.</summary>
    internal TimeSpan BusyUntil { get; set; }

    /// <summary>The version from which name server <paramref name="nameServer"/> (0 to 3) answers.</summary>
    public ZoneVersion Served(int nameServer) => served[nameServer];

    /// <summary>The simple record of that name and type, as the API sees it; null if there is none.</summary>
    public DnsRecord? Find(string name, string type = "CNAME") => Current.Find(new RecordKey(DnsName.Normalize(name), type, null));

    /// <summary>Sets a record for a scenario: it is present everywhere at once, and no change is recorded.</summary>
    public void Seed(DnsRecord record)
    {
        Current = Current.With(draft => draft.Put(record));
        Array.Fill(served, Current);
    }

    /// <summary>Updates a name server; it never goes back to an older version, however late that arrives.</summary>
    internal void Serve(int nameServer, ZoneVersion version)
    {
        if (version.Number > served[nameServer].Number)
        {
            served[nameServer] = version;
        }
    }
}
