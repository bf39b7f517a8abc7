namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The predefined error names of the States Language, and how ErrorEquals matches.</summary>
internal static class ErrorNames
{
    public const string All = "States.ALL";
    public const string TaskFailed = "States.TaskFailed";
    public const string Timeout = "States.Timeout";
    public const string Runtime = "States.Runtime";
    public const string DataLimitExceeded = "States.DataLimitExceeded";
    public const string NoChoiceMatched = "States.NoChoiceMatched";
    public const string ExceedToleratedFailureThreshold = "States.ExceedToleratedFailureThreshold";

    /// <param name="errorEquals">The names in a retrier or catcher.</param>
    /// <param name="error">Null if a Fail state or a failed callback gives none: only States.ALL and States.TaskFailed match that.</param>
    /// <remarks>
    /// Nothing matches States.Runtime. States.ALL also matches States.DataLimitExceeded: AWS was recorded to catch an oversized result
    /// this way, although its guide denies it. States.TaskFailed matches everything but States.Timeout, which is also a missed heartbeat.
    /// </remarks>
    public static bool Match(IReadOnlyList<string> errorEquals, string? error)
    {
        if (error == Runtime)
        {
            return false;
        }

        for (var i = 0; i < errorEquals.Count; i++)
        {
            var name = errorEquals[i];
            if (name == error || name == All || (name == TaskFailed && error is not (Timeout or DataLimitExceeded)))
            {
                return true;
            }
        }

        return false;
    }
}
