using DnsClient;
using DnsClient.Protocol;

namespace Failover.Functions.Probe.Network;

/// <summary>A name and the aliases (CNAME) that it resolves through, in order, in lower case, without trailing dots.</summary>
internal sealed class AliasChain(string name, int most)
{
    private readonly List<string> names = [Plain(name)];

    public IReadOnlyList<string> Aliases => names[1..];

    public string End => names[^1];

    /// <summary>Follows the aliases among the records, in whatever order; false if they loop or are too many.</summary>
    public bool TryExtend(IReadOnlyList<DnsResourceRecord> records)
    {
        while (records.OfType<CNameRecord>().FirstOrDefault(IsEnd) is { } alias)
        {
            var next = Plain(alias.CanonicalName);
            if (names.Contains(next) || names.Count > most)
            {
                return false;
            }

            names.Add(next);
        }

        return true;
    }

    public bool IsEnd(DnsResourceRecord record) => Plain(record.DomainName) == End;

    public override string ToString() => string.Join(" -> ", names);

    private static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();

    private static string Plain(DnsString name) => Plain(name.Value);
}
