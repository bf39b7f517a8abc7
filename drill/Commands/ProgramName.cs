namespace Failover.Drill.Commands;

/// <summary>How this program is called: <c>drill</c> if installed as a .NET tool, otherwise it is run from the repository.</summary>
internal static class ProgramName
{
    private const string InRepository = "dotnet run --project drill --";

    public static string Text { get; } =
        File.Exists(Path.Combine(AppContext.BaseDirectory, "DotnetToolSettings.xml")) ? "drill" : InRepository;

    /// <summary>For commands that talk to AWS.</summary>
    public static string OnAws { get; } = Text.Replace("drill --", "drill -c Release --", StringComparison.Ordinal);

    /// <summary>What to try after the first minute.</summary>
    public static IReadOnlyList<(string Command, string What)> Next { get; } =
    [
        ($"{Text} run region-lost", "The same run, with every state and every check:"),
        ($"{Text} ready --break replicas-in-one-az", "Would a failover work right now? Break something, and see it named:"),
        ($"{Text} run writer-crash", "What AWS does by itself if no region is lost:"),
    ];
}
