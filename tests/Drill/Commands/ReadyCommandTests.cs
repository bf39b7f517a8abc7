using System.Text.Json;
using Failover.Tests.Fakes;

namespace Failover.Tests.Drill.Commands;

public sealed class ReadyCommandTests
{
    [Fact]
    public async Task Ready_HealthyWorld_PrintsTheTableAndPasses()
    {
        var printed = await CommandLine.OnceAsync("ready");

        printed.Code.ShouldBe(0);
        printed.Output.ShouldContain("READY  all checks pass");
        printed.Output.ShouldSuitAPipe();
    }

    [Fact]
    public async Task Ready_Json_IsTheReportAlone()
    {
        var json = Sample.Json((await CommandLine.OnceAsync("ready --json")).Output);

        json.GetProperty("ready").GetBoolean().ShouldBeTrue();
        json.GetProperty("checks")[0].GetProperty("ok").GetString().ShouldBe("yes");
        json.GetProperty("checks")[0].TryGetProperty("mend", out var mend).ShouldBeTrue();
        mend.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Ready_Broken_SaysWhatToFix()
    {
        var printed = await CommandLine.RunAsync("ready", "--break", "permission-missing");

        printed.Code.ShouldBe(0);
        printed.Output.ShouldContain("NO   permissions");
        printed.Output.ShouldContain("mend: ");
        printed.Output.ShouldContain("PASS  named by permissions");
        printed.Output.ShouldSuitAPipe();
    }

    [Fact]
    public async Task Ready_AllAsJson_NamesEach()
    {
        var printed = await CommandLine.OnceAsync("ready --all --json");

        var json = Sample.Json(printed.Output);
        json.GetProperty("passed").GetBoolean().ShouldBeTrue();
        json.GetProperty("held").GetInt32().ShouldBe(json.GetProperty("total").GetInt32());
        json.GetProperty("total").GetInt32().ShouldBeGreaterThan(12);
        printed.Code.ShouldBe(0);
    }

    [Fact]
    public async Task Ready_UnknownBreak_SaysWhatWasExpected()
    {
        var printed = await CommandLine.RunAsync("ready", "--break", "nothing-known");

        printed.Code.ShouldBe(2);
        printed.Error.ShouldContain("nothing-known");
    }
}
