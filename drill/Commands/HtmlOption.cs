using System.CommandLine;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Commands;

/// <summary><c>--html FILE</c>: a run as a page.</summary>
internal static class HtmlOption
{
    public static Option<string?> Create() => new("--html")
    {
        Description = "Writes the run as one HTML page, which needs no network, into this file.",
        HelpName = "FILE",
    };

    /// <returns>False where the file can't be written; standard error says why.</returns>
    public static bool TryWrite(InvocationConfiguration streams, string? file, Func<RunEvidence> evidence)
    {
        if (file is null)
        {
            return true;
        }

        try
        {
            RunPage.Write(evidence(), file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            streams.Error.WriteLine(
                $"Expected to write the page to {file}, but could not: {e.Message} Name a file in a folder that is there.");
            return false;
        }
    }
}
