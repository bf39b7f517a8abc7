using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>Whether a rule, a comparison or a combination of comparisons, holds for the state's input.</summary>
internal delegate bool Condition(Value input, IScope scope);

internal sealed record ChoiceRule(Condition Holds, string Next);
