using System.Globalization;

namespace Failover.Drill.Views;

internal static class Seconds
{
    /// <summary>Such as <c>+12.3 s</c>.</summary>
    public static string Since(TimeSpan since) =>
        string.Create(CultureInfo.InvariantCulture, $"{since.TotalSeconds:+0.0;-0.0}{TextWrap.NoBreak}s");

    /// <summary>Such as <c>12.3 s</c>.</summary>
    public static string Text(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0}{TextWrap.NoBreak}s");
}
