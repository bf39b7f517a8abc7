using System.Globalization;
using System.Xml.Linq;

namespace Failover.Drill.Pages.Markup;

/// <summary>Times of one run.</summary>
/// <param name="origin">The moment from which they are counted.</param>
internal sealed class Clock(DateTimeOffset origin)
{
    /// <summary>Such as <c>+12.3 s</c>.</summary>
    public string Since(DateTimeOffset at)
    {
        var seconds = Math.Round((at - origin).TotalSeconds, 1);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds:+0.0;-0.0;+0.0}\u00a0s");
    }

    /// <summary>The time since the origin, followed by the time of day.</summary>
    public XElement Element(DateTimeOffset at) => new(
        "time",
        Html.Attribute("datetime", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
        Since(at),
        new XElement("br"),
        Html.Element("small", "", at.UtcDateTime.ToString("HH:mm:ss.f", CultureInfo.InvariantCulture)));

    /// <summary>A length, such as <c>12.3 s</c> or <c>4 min 10 s</c>.</summary>
    public static string Length(double seconds) => Math.Abs(seconds) < 600
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0}\u00a0s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(seconds / 60):0}\u00a0min\u00a0{seconds % 60:00}\u00a0s");
}
