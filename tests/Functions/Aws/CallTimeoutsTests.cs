#if LOCAL_CLOUD
using Failover.Functions.Aws;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.Functions.Aws;

public sealed class CallTimeoutsTests
{
    /// <summary>The local cloud lets a call that nobody answers end when the functions' own clients would.</summary>
    [Fact]
    public void Own_IsWhatTheLocalCloudWaits() => ApiGate.ClientTimeout.ShouldBe(CallTimeouts.Own);
}
#endif
