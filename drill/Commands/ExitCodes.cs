namespace Failover.Drill.Commands;

internal static class ExitCodes
{
    /// <summary>The outcome is the expected one.</summary>
    public const int Passed = 0;

    /// <summary>The outcome is not the expected one.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong; nothing was run.</summary>
    public const int Usage = 2;
}
