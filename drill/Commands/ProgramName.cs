namespace Failover.Drill.Commands;

/// <summary>How this program is called: installed as a .NET tool it is <c>drill</c>, else it is run out of the repository.</summary>
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
        ($"{Text} run region-lost", "Every state and every check of it:"),
        ($"{Text} ready --break replicas-in-one-az", "Would a failover work right now? Leave something wrong, and see it named:"),
        ($"{Text} run writer-crash", "What AWS does by itself, where no region is lost:"),
    ];
}
