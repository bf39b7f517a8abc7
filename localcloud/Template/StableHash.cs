using System.Text;

namespace Failover.LocalCloud.Template;

/// <summary>FNV-1a with 64 bits: the same in every run, unlike .NET's own hashes.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ one) * Prime);
        }

        return hash;
    }
}
