using Failover.LocalCloud.StepFunctions.Definition;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Event names by state type, as constants to avoid allocating strings.</summary>
internal static class EventTypes
{
    public static string Entered(State state) => state switch
    {
        TaskState => "TaskStateEntered",
        ChoiceState => "ChoiceStateEntered",
        WaitState => "WaitStateEntered",
        PassState => "PassStateEntered",
        ParallelState => "ParallelStateEntered",
        MapState => "MapStateEntered",
        SucceedState => "SucceedStateEntered",
        _ => "FailStateEntered",
    };

    /// <summary>A Fail state has no exit event.</summary>
    public static string Exited(State state) => state switch
    {
        TaskState => "TaskStateExited",
        ChoiceState => "ChoiceStateExited",
        WaitState => "WaitStateExited",
        PassState => "PassStateExited",
        ParallelState => "ParallelStateExited",
        MapState => "MapStateExited",
        _ => "SucceedStateExited",
    };

    /// <summary>Null if a state of that type cannot be interrupted.</summary>
    public static string? Aborted(State state) => state switch
    {
        TaskState => "TaskStateAborted",
        WaitState => "WaitStateAborted",
        ParallelState => "ParallelStateAborted",
        MapState => "MapStateAborted",
        _ => null,
    };
}
