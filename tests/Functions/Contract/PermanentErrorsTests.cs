using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class PermanentErrorsTests
{
    /// <summary>An error that is declared but not in any list would be retried for minutes, or left to the watch.</summary>
    [Fact]
    public void Lists_HoldEveryPermanentExceptionOnce() =>
        PermanentErrors.NotRetried.Concat(PermanentErrors.Endings).Except([PermanentErrors.Unreadable]).ShouldBe(
            typeof(PermanentException).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(PermanentException)))
                .Select(t => t.Name), ignoreOrder: true);
}
