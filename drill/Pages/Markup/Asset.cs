using System.Reflection;

namespace Failover.Drill.Pages.Markup;

/// <summary>The files that a page is built from, embedded in the program.</summary>
internal static class Asset
{
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Expected the program to carry {name}, but found no such resource. Build it again.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
