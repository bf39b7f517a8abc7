namespace Failover.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void Skeleton_Builds() => true.ShouldBeTrue();
}
