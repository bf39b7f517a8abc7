using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>A few colours, each with one meaning.</summary>
internal static class Look
{
    public static readonly Style Plain = Style.Plain;

    /// <summary>Headings and text to copy.</summary>
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>Less important text.</summary>
    public static readonly Style Faint = new(Color.Grey);

    /// <summary>Something is broken.</summary>
    public static readonly Style Bad = new(Color.Red);

    /// <summary>Something works again, or ended well.</summary>
    public static readonly Style Good = new(Color.Green);

    /// <summary>Somebody should have a look.</summary>
    public static readonly Style Warning = new(Color.Yellow);
}
