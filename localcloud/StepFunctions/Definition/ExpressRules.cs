namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>What an Express workflow can't do.</summary>
/// <remarks>
/// Step Functions guide, "Choosing workflow type": Express workflows run for five minutes at the most, and support neither job-run
/// (<c>.sync</c>) nor callback (<c>.waitForTaskToken</c>) integrations; of a task's heartbeat only those could make use.
/// </remarks>
internal static class ExpressRules
{
    /// <summary>Whatever the definition says: an execution is ended then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <exception cref="DefinitionException">The definition asks for more than Express can do.</exception>
    public static StateMachineDefinition Require(StateMachineDefinition definition)
    {
        if (definition.Timeout > Longest)
        {
            throw new DefinitionException(
                $"State machine: expected TimeoutSeconds of at most {Longest.TotalSeconds:0} in an Express workflow, found " +
                $"{definition.Timeout.Value.TotalSeconds:0}");
        }

        Require(definition.States);
        return definition;
    }

    private static void Require(StatesBlock block)
    {
        foreach (var state in block.All)
        {
            switch (state)
            {
                case TaskState { Resource: { WaitsForToken: true } resource }:
                    throw new DefinitionException(
                        $"State '{state.Name}': expected an integration that an Express workflow supports (request response), found " +
                        $"'{resource.Arn}'");
                case ParallelState parallel:
                    foreach (var branch in parallel.Branches)
                    {
                        Require(branch);
                    }

                    break;
                case MapState map:
                    Require(map.Processor);
                    break;
            }
        }
    }
}
