using Amazon.Runtime.Internal;
using Failover.Functions.Aws;

namespace Failover.Functions;

public sealed partial class Startup
{
    // The registry keeps one entry per name: a second call changes nothing.
    static partial void CorrectClocks() => RuntimePipelineCustomizerRegistry.Instance.Register(new ClockSkewCorrection());
}
