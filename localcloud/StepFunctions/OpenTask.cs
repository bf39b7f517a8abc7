using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.LocalCloud.StepFunctions;

internal static class OpenTask
{
    /// <exception cref="StepFunctionsServiceException">InvalidToken or TaskTimedOut.</exception>
    public static PendingTask RequireOpen(this PendingTask? found, string token) => found switch
    {
        null => throw new StepFunctionsServiceException("InvalidToken", $"Invalid Token: '{token}'"),
        { IsOpen: true } task => task,
        _ => throw new StepFunctionsServiceException("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"),
    };
}
