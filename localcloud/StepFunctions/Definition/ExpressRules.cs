namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>The limits of Express workflows.</summary>
/// <remarks>
/// Step Functions guide, "Choosing workflow type": Express workflows run for at most five minutes and support neither job-run
/// (<c>.sync</c>) nor callback (<c>.waitForTaskToken</c>) integrations, the only ones that could use a task's heartbeat.
/// </remarks>
internal static class ExpressRules
{
    /// <summary>Executions end after this time regardless of the definition.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <exception cref="DefinitionException">The definition exceeds these limits.</exception>
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
