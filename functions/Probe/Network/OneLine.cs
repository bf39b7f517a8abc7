namespace Failover.Functions.Probe.Network;

/// <summary>What a stranger sent, made fit for one line of a log or a notification.</summary>
internal static class OneLine
{
    private const int Longest = 200;

    public static string From(string text)
    {
        var visible = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length > Longest ? visible + "..." : visible;
    }
}
