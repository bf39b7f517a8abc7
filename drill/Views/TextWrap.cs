namespace Failover.Drill.Views;

/// <summary>Breaks text into lines between words, and a word that is longer than a line wherever the line ends.</summary>
internal static class TextWrap
{
    /// <returns>At least one line; none ends with a space, none is longer than <paramref name="width"/>.</returns>
    public static IEnumerable<string> Lines(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
            while (line.Length > width)
            {
                yield return line[..width];
                line = line[width..];
            }
        }

        yield return line;
    }
}
