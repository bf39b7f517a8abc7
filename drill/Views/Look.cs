using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>The few colours, each with one meaning.</summary>
internal static class Look
{
    public static readonly Style Plain = Style.Plain;

    /// <summary>Headings and what somebody may copy.</summary>
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    /// <summary>What is there, but not what to look at.</summary>
    public static readonly Style Faint = new(Color.Grey);

    /// <summary>Something is broken.</summary>
    public static readonly Style Bad = new(Color.Red);

    /// <summary>Something works again, or came out right.</summary>
    public static readonly Style Good = new(Color.Green);

    /// <summary>Somebody should look.</summary>
    public static readonly Style Warning = new(Color.Yellow);
}
