namespace Failover.Functions.Probe.Network;

/// <summary>Makes untrusted text fit for one line of a log or a notification.</summary>
internal static class OneLine
{
    private const int Longest = 200;

    public static string From(string text)
    {
        var whole = text.Length > Longest && char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        var visible = string.Concat(text.Take(whole).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length > Longest ? visible + "..." : visible;
    }
}
