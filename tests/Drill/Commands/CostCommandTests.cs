using System.Text.Json;
using Failover.Drill.Commands;

namespace Failover.Tests.Drill.Commands;

public sealed class CostCommandTests
{
    [Fact]
    public async Task Cost_AsJson_HasItemsThatAddUpToTheTotal()
    {
        var printed = await CommandLine.RunAsync("cost", "--json", "--parameters", "HeartbeatSeconds=10", "CreateDashboard=no");
        printed.Code.ShouldBe(ExitCodes.Passed, printed.Error);
        using var bill = JsonDocument.Parse(printed.Output);
        var total = bill.RootElement.GetProperty("total").GetDouble();
        bill.RootElement.GetProperty("items").EnumerateArray().Sum(i => i.GetProperty("dollars").GetDouble()).ShouldBe(total, 0.01);
        bill.RootElement.GetProperty("totalWithoutDashboard").GetDouble().ShouldBe(total);
    }

    [Fact]
    public async Task Cost_ForAReader_ShowsEachItemAndTheTotal()
    {
        var printed = await CommandLine.RunAsync("cost");
        printed.Code.ShouldBe(ExitCodes.Passed, printed.Error);
        printed.Output.ShouldContain("composite alarm");
        printed.Output.ShouldContain("Without the dashboard");
    }

    [Theory]
    [InlineData("Expected --parameters to be Name=Value", "HeartbeatSeconds")]
    [InlineData("Expected parameters that the template takes, but found: ", "NoSuchParameter=1")]
    public async Task Cost_BadParameter_SaysWhatWasExpected(string expected, string parameter)
    {
        var printed = await CommandLine.RunAsync("cost", "--parameters", parameter);
        printed.Code.ShouldBe(ExitCodes.Usage);
        printed.Error.ShouldStartWith(expected);
    }
}
