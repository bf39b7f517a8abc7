using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Failover.Drill.Pages.Markup;

/// <summary>Writes elements as HTML. Text and attributes are escaped; characters that HTML does not allow become U+FFFD.</summary>
internal static class HtmlText
{
    private const char Replacement = '\uFFFD';

    /// <summary>HTML's elements without an end tag, as far as pages use them.</summary>
    private static readonly HashSet<string> Void = new(["br", "hr", "meta"], StringComparer.Ordinal);

    private static readonly XmlWriterSettings Settings = new()
    {
        OmitXmlDeclaration = true,
        ConformanceLevel = ConformanceLevel.Fragment,
        NewLineHandling = NewLineHandling.None,
    };

    public static string From(XElement element)
    {
        foreach (var part in element.DescendantsAndSelf())
        {
            if (part.IsEmpty && !Void.Contains(part.Name.LocalName))
            {
                // Browsers read <td/> as a start tag.
                part.Value = "";
            }

            foreach (var attribute in part.Attributes())
            {
                attribute.Value = Legal(attribute.Value);
            }

            foreach (var text in part.Nodes().OfType<XText>())
            {
                text.Value = Legal(text.Value);
            }
        }

        var output = new StringBuilder();
        using (var writer = XmlWriter.Create(output, Settings))
        {
            element.WriteTo(writer);
        }

        return output.ToString();
    }

    private static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Half of a surrogate pair is U+FFFD already.
            var shown = rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? new Rune(Replacement) : rune;
            legal.Append(shown.ToString());
        }

        return legal.Length == text.Length && legal.Equals(text) ? text : legal.ToString();
    }
}
