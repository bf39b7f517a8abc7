namespace Failover.Tests.Architecture;

/// <summary>The sources that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with the solution, above the tests' own.</summary>
    public static string Root { get; } = Find();

    /// <summary>The C# files of a folder and its subfolders, without build output.</summary>
    /// <param name="folder">Relative to <see cref="Root"/>: <c>localcloud</c>.</param>
    public static IReadOnlyList<string> Sources(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
            .Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Failover.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException(
            $"Expected Failover.sln in a folder above {AppContext.BaseDirectory}, but found none. Run the tests from the repository's "
                + "build.");
    }
}
