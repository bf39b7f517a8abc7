using System.Text;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>What a new zone gets from Route 53, and the form of its ids.</summary>
internal static class ZoneDefaults
{
    private const string IdCharacters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public static string DrawId(Chance chance, int length)
    {
        var random = chance.Stream("route53-ids");
        var id = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            id.Append(IdCharacters[random.Next(IdCharacters.Length)]);
        }

        return id.ToString();
    }

    /// <summary>Route 53's own NS (TTL 172,800) and SOA (TTL 900, minimum 86,400).</summary>
    public static ZoneVersion Records(string zone) => ZoneVersion.Empty.With(draft =>
    {
        draft.Put(DnsRecord.Simple(
            zone, "NS", 172_800, "ns-11.awsdns-01.com.", "ns-522.awsdns-01.net.", "ns-1033.awsdns-01.org.", "ns-1544.awsdns-01.co.uk."));
        draft.Put(DnsRecord.Simple(
            zone, "SOA", 900, "ns-11.awsdns-01.com. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"));
    });
}
