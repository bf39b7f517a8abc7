namespace Failover.Drill.Views;

/// <summary>Breaks text into lines between words, and a word that is longer than a line at the end of the line.</summary>
internal static class TextWrap
{
    /// <summary>A space at which no line is broken: between a number and its unit.</summary>
    public const char NoBreak = '\u00a0';

    private static readonly char[] Breaks = [' ', '\n', '\r', '\t'];

    /// <returns>At least one line; none ends with a space, none is longer than <paramref name="width"/>.</returns>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(Breaks, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return Spaced(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
            while (line.Length > width)
            {
                yield return Spaced(line[..width]);
                line = line[width..];
            }
        }

        yield return Spaced(line);
    }

    private static string Spaced(string line) => line.Replace(NoBreak, ' ');
}
