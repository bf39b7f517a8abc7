using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class BudgetTests
{
    [Fact]
    public void WaitAfter_PromotionBudget_GrowsFromTheFirstWaitToTheLongest()
    {
        var budget = Budget.FromSeconds(1200, 3, 15);
        new[] { 1, 15, 16, 27, 37, 82, 83 }.Select(budget.WaitAfter).ShouldBe([3, 3, 4, 5, 6, 14, 15]);
        budget.WaitAfter(budget.Attempts).ShouldBe(15);
        budget.WaitAfter(int.MaxValue).ShouldBe(15);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(4, 3)]
    public void Of_Seconds_ChecksOnceMoreThanItWaits(int seconds, int attempts) =>
        Budget.FromSeconds(seconds, 3, 15).Attempts.ShouldBe(attempts);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void IsExhaustedBy_Attempt_EndsWithTheLastCheck(int attempt, bool exhausted) =>
        new Budget(3, 1, 1).IsExhaustedBy(attempt).ShouldBe(exhausted);

    [Fact]
    public void Of_AnySeconds_WaitsWithinBoundsForAtLeastThat() =>
        Gen.Select(Gen.Int[0, 7200], Gen.Int[1, 30], Gen.Int[0, 60]).Sample((seconds, first, more) =>
        {
            var longest = first + more;
            var budget = Budget.FromSeconds(seconds, first, longest);
            var waits = Enumerable.Range(1, budget.Attempts - 1).Select(budget.WaitAfter).ToList();
            waits.ShouldAllBe(wait => wait >= first && wait <= longest);
            waits.ShouldBe(waits.Order());
            waits.Sum().ShouldBeInRange(seconds, seconds + longest);
        });
}
