namespace Failover.Drill.Commands;

internal static class ExitCodes
{
    /// <summary>The outcome is the expected one.</summary>
    public const int Passed = 0;

    /// <summary>The outcome is not the expected one.</summary>
    public const int Failed = 1;

    /// <summary>
    /// The command line is wrong, or what it names is not there: a port, a file, AWS itself. Nothing was run, or no result could be given.
    /// </summary>
    public const int Usage = 2;

    /// <summary>Ctrl+C ended it before its end; what was printed is of the part that was done.</summary>
    public const int Stopped = 130;
}
