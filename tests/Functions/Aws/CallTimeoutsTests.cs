#if LOCAL_CLOUD
using Failover.Functions.Aws;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.Functions.Aws;

public sealed class CallTimeoutsTests
{
    /// <summary>The local cloud ends an unanswered call when the functions' own clients would.</summary>
    [Fact]
    public void Own_IsWhatTheLocalCloudWaits() => ApiGate.ClientTimeout.ShouldBe(CallTimeouts.Own);
}
#endif
