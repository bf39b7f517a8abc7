namespace Failover.Tests.Documentation;

public sealed class LinkTests
{
    /// <summary>A longer page should be split in two.</summary>
    private const int MostLines = 250;

    [Fact]
    public void Links_WithinTheRepository_LeadToFilesAndAnchors() =>
        Page.All.SelectMany(static page => page.Links.Select(link => Problem(page, link))).OfType<string>()
            .ShouldBeEmpty("Expected every relative link to name a file, and every anchor a heading: correct these.");

    [Fact]
    public void Pages_OfTheDocumentation_AreShort() =>
        Page.All.Where(static page => page.Name is "README.md" || page.Name.StartsWith("docs/", StringComparison.Ordinal))
            .Where(static page => page.Lines.Count > MostLines && !page.IsGenerated)
            .Select(static page => $"{page.Name} has {page.Lines.Count} lines")
            .ShouldBeEmpty($"Expected pages of at most {MostLines} lines: divide these.");

    [Fact]
    public void Index_OfTheDocumentation_NamesEveryPage()
    {
        var named = Page.Find("docs/README.md").Links.ToList();

        Page.All.Where(static page => page.Name.StartsWith("docs/", StringComparison.Ordinal) && page.Name.Count(c => c == '/') == 1)
            .Select(static page => page.Name["docs/".Length..]).Where(static name => name != "README.md")
            .Except(named, StringComparer.Ordinal).ShouldBeEmpty("Expected docs/README.md to link to each page.");
    }

    [Theory]
    [InlineData("Which record mode?", "which-record-mode")]
    [InlineData("`cname`, and *switch*", "cname-and-switch")]
    [InlineData("Leaving [switch](a.md) mode", "leaving-switch-mode")]
    public void Anchor_OfAHeading_IsGitHubs(string heading, string anchor) => Page.Anchor(heading).ShouldBe(anchor);

    private static string? Problem(Page page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page.Path)!, parts[0]));
        if (!File.Exists(target) && !Directory.Exists(target))
        {
            return $"{page.Name}: {link} names no file";
        }

        return parts is [_, var anchor] && Page.All.FirstOrDefault(p => p.Path == target)?.Anchors.Contains(anchor) != true
            ? $"{page.Name}: {link} names no heading"
            : null;
    }
}
