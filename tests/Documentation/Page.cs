using System.Text.RegularExpressions;
using Failover.Tests.Architecture;

namespace Failover.Tests.Documentation;

/// <summary>A Markdown page, as GitHub shows it.</summary>
internal sealed partial class Page
{
    private Page(string path)
    {
        Path = path;
        Lines = File.ReadAllLines(path);
        Text = string.Join('\n', Lines);
        Prose = WithoutFences(Lines);
    }

    /// <summary>All pages for readers, ordered by name.</summary>
    public static IReadOnlyList<Page> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Under("docs")).Concat(Under("clients"))
            .Order(StringComparer.Ordinal).Select(static path => new Page(path)),
    ];

    public string Path { get; }

    /// <summary>Relative to the repository's root.</summary>
    public string Name => System.IO.Path.GetRelativePath(Repository.Root, Path).Replace('\\', '/');

    /// <summary>Generated from the template and the code by <c>drill reference</c>: its length and wording are theirs.</summary>
    public bool IsGenerated => Name is "docs/reference.md" or "docs/commands.md";

    public IReadOnlyList<string> Lines { get; }

    public string Text { get; }

    /// <summary>The text without code blocks.</summary>
    public string Prose { get; }

    /// <summary>The targets of its links, without those to other sites.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(static m => m.Groups["target"].Value)
        .Where(static target => !target.Contains("://", StringComparison.Ordinal));

    /// <summary>The anchors of its headings, by GitHub's rule.</summary>
    public IReadOnlySet<string> Anchors
    {
        get
        {
            var anchors = new HashSet<string>(StringComparer.Ordinal);
            foreach (var heading in Heading().Matches(Prose).Select(static m => m.Groups["text"].Value))
            {
                var anchor = Anchor(heading);
                for (var (name, n) = (anchor, 1); !anchors.Add(name); n++)
                {
                    name = $"{anchor}-{n}";
                }
            }

            return anchors;
        }
    }

    public static Page Find(string name) => All.First(page => page.Name == name);

    /// <summary>Lower case, spaces replaced by hyphens, everything but letters, digits, hyphens and underscores removed.</summary>
    public static string Anchor(string heading) =>
        NotInAnchors().Replace(Link().Replace(heading, "${text}").Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)
            .Where(static path => !System.IO.Path.GetRelativePath(Repository.Root, path).Split(System.IO.Path.DirectorySeparatorChar)
                .Any(static part => part is "bin" or "obj" or "node_modules"));

    private static string WithoutFences(IReadOnlyList<string> lines)
    {
        var (kept, isCode) = (new List<string>(), false);
        foreach (var line in lines)
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (!isCode && !isFence)
            {
                kept.Add(line);
            }
        }

        return string.Join('\n', kept);
    }

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} +(?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex NotInAnchors();
}
