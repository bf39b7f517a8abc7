using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>
/// Lines of text for users: wrapped to the terminal's width, or to 80 columns without one, and coloured only in a terminal. No line ends
/// with spaces, so that pipes and logs get clean text.
/// </summary>
internal sealed class Page(IAnsiConsole console)
{
    private const int PipedWidth = 80;

    /// <summary>Columns per line.</summary>
    public int Width { get; } = Math.Max(40, console.Profile.Width);

    /// <param name="output">Standard output, or a test's writer.</param>
    public static Page On(TextWriter output) => new(ConsoleOn(output));

    /// <summary>The console beneath a page, for tables, which draw themselves.</summary>
    /// <inheritdoc cref="On"/>
    public static IAnsiConsole ConsoleOn(TextWriter output)
    {
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            // A CI server that shows colours is no reason to write escape codes into a pipe.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
        {
            console.Profile.Width = PipedWidth;
        }

        return console;
    }

    public void Blank() => console.WriteLine();

    public void Heading(string text)
    {
        var title = $"── {text} ";
        Write([new Cell(title + new string('─', Math.Max(0, Width - title.Length)), Look.Strong)]);
    }

    /// <summary>Text over the whole width, or starting at <paramref name="indent"/>.</summary>
    public void Paragraph(string text, Style? style = null, int indent = 0) =>
        Row([new Cell(new string(' ', indent))], text, style ?? Look.Plain);

    /// <summary>A line as it is, for copying.</summary>
    public void Verbatim(string line) => console.Profile.Out.Writer.WriteLine(line);

    /// <summary>Cells, followed by text whose further lines are aligned with its first.</summary>
    public void Row(IReadOnlyList<Cell> cells, string text, Style style)
    {
        var indent = cells.Sum(cell => cell.Text.Length);
        foreach (var line in TextWrap.Lines(text, Math.Max(20, Width - indent)))
        {
            Write([.. cells, new Cell(line, style)]);
            cells = [new Cell(new string(' ', indent))];
        }
    }

    private void Write(IReadOnlyList<Cell> cells)
    {
        var last = cells.Count;
        while (last > 0 && string.IsNullOrWhiteSpace(cells[last - 1].Text))
        {
            last--;
        }

        for (var i = 0; i < last; i++)
        {
            var (text, style) = cells[i];
            console.Write((i == last - 1 ? text.TrimEnd() : text).Replace(TextWrap.NoBreak, ' '), style ?? Look.Plain);
        }

        console.WriteLine();
    }
}

/// <param name="Text">Padded to the width of its column.</param>
internal sealed record Cell(string Text, Style? Style = null);
