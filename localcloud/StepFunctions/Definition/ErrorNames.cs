namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The States Language's own error names, and how ErrorEquals matches.</summary>
internal static class ErrorNames
{
    public const string All = "States.ALL";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";
    public const string HeartbeatTimeout = "States.HeartbeatTimeout";
    public const string Runtime = "States.Runtime";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string NoChoiceMatched = "States.NoChoiceMatched";
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <remarks>
    /// Nothing matches States.Runtime. States.DataLimitExceeded is matched by its own name only. States.TaskFailed matches all but
    /// States.Timeout. States.Timeout also stands for a missed heartbeat.
    /// </remarks>
    public static bool Match(IReadOnlyList<string> errorEquals, string error)
    {
        if (error == Runtime)
        {
            return false;
        }

        for (var i = 0; i < errorEquals.Count; i++)
        {
            var name = errorEquals[i];
            var matches = name == error || (error != DataLimitExceeded && name switch
            {
                All => true,
                TaskFailed => error != Timeout,
                Timeout => error == HeartbeatTimeout,
                _ => false,
            });
            if (matches)
            {
                return true;
            }
        }

        return false;
    }
}
