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

    /// <returns>False if the file cannot be written; standard error says why.</returns>
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
        catch (Exception e) when (IsRefusal(e))
        {
            streams.Error.WriteLine(
                $"Expected to write the page to {file}, but could not: {e.Message} Name a file in a folder that is there.");
            return false;
        }
    }

    /// <summary>Writes a page that nobody asked for to the user's data folder, replacing the previous one.</summary>
    /// <returns>The file; null if there is no such folder.</returns>
    public static string? Keep(RunEvidence evidence)
    {
        try
        {
            var folder = Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
                "failover-drill");
            if (!Path.IsPathRooted(folder))
            {
                return null;
            }

            var file = Path.Combine(Directory.CreateDirectory(folder).FullName, $"{evidence.Title}.html");
            RunPage.Write(evidence, file);
            return file;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return null;
        }
    }

    private static bool IsRefusal(Exception e) =>
        e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;
}
