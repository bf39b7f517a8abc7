using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>What expressions can use besides the state's data.</summary>
internal interface IScope
{
    /// <summary>The context object, <c>$$</c>.</summary>
    Value Context { get; }

    /// <summary>The world's random source, for States.UUID and States.MathRandom.</summary>
    Random Random { get; }
}
