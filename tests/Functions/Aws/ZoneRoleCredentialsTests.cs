using System.Net;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Aws;

public sealed class ZoneRoleCredentialsTests : IDisposable
{
    private const string Role = "arn:aws:iam::210987654321:role/failover-zone";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero));
    private readonly FakeSecurityTokens tokens;
    private readonly ZoneRoleCredentials credentials;

    public ZoneRoleCredentialsTests()
    {
        tokens = new FakeSecurityTokens(time);
        var settings = new Lazy<Settings>(() => new Settings { ZoneRole = Role, ZoneExternalId = "orders-4711" });
        credentials = new ZoneRoleCredentials(tokens, settings, "failover-UpsertCname", time);
    }

    public void Dispose() => tokens.Dispose();

    [Fact]
    public async Task Get_ManyTimes_AssumesTheRoleOnceWithExternalIdAndTheFunctionsName()
    {
        (await TokenAsync()).ShouldBe("token-1");
        time.Advance(TimeSpan.FromMinutes(54));
        (await TokenAsync()).ShouldBe("token-1");

        var request = tokens.Requests.ShouldHaveSingleItem();
        request.RoleArn.ShouldBe(Role);
        request.ExternalId.ShouldBe("orders-4711");
        request.RoleSessionName.ShouldBe("failover-UpsertCname");
    }

    [Fact]
    public async Task Get_AtTheSameTime_WaitsForOneAnswer()
    {
        var answer = new TaskCompletionSource();
        tokens.Answers = answer.Task;
        var (first, second) = (TokenAsync(), TokenAsync());

        answer.SetResult();

        (await first, await second).ShouldBe(("token-1", "token-1"));
        tokens.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Get_ShortlyBeforeTheEnd_IsRenewed()
    {
        await TokenAsync();
        time.Advance(TimeSpan.FromMinutes(55));

        (await TokenAsync()).ShouldBe("token-2");
        (await TokenAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task Get_RenewalFailsForTheMoment_KeepsWhatIsStillValid()
    {
        await TokenAsync();
        tokens.Failure = Faults.Coded("Throttling", HttpStatusCode.BadRequest);
        time.Advance(TimeSpan.FromMinutes(57));
        (await TokenAsync()).ShouldBe("token-1");

        time.Advance(TimeSpan.FromMinutes(4));
        await Should.ThrowAsync<AwsThrottledException>(TokenAsync);
        tokens.Failure = null;
        (await TokenAsync()).ShouldBe("token-4");
    }

    /// <summary>Somebody took the trust away: what is still valid is not used against their will.</summary>
    [Fact]
    public async Task Get_RenewalIsDenied_Fails()
    {
        await TokenAsync();
        tokens.Failure = Faults.Coded("AccessDenied", HttpStatusCode.Forbidden);
        time.Advance(TimeSpan.FromMinutes(57));

        await Should.ThrowAsync<PermissionDeniedException>(TokenAsync);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("RegionDisabledException")]
    [InlineData("ValidationError")]
    public async Task Get_MayNotBeAssumed_SaysWhereToLook(string code)
    {
        tokens.Failure = Faults.Coded(code, HttpStatusCode.Forbidden);

        var error = await Should.ThrowAsync<PermissionDeniedException>(TokenAsync);

        error.ShouldTell($"to assume {Role}", "may not be assumed", "Check in its account 210987654321");
        foreach (var clue in new[] { "trust policy", "ZoneRoleExternalId", "sts:AssumeRole", $"AWS says {code}" })
        {
            error.Message.ShouldContain(clue);
        }
    }

    [Theory]
    [InlineData("Throttling", HttpStatusCode.BadRequest, typeof(AwsThrottledException))]
    [InlineData("InternalFailure", HttpStatusCode.InternalServerError, typeof(AwsUnavailableException))]
    [InlineData("ExpiredToken", HttpStatusCode.Forbidden, typeof(AwsUnavailableException))]
    public async Task Get_FailsForTheMoment_IsTriedAgainByTheStateMachine(string code, HttpStatusCode status, Type error)
    {
        tokens.Failure = Faults.Coded(code, status);

        var thrown = await Should.ThrowAsync<TransientException>(TokenAsync);

        thrown.ShouldBeOfType(error);
        thrown.Message.ShouldContain($"sts:AssumeRole of {Role}");
        tokens.Failure = null;
        (await TokenAsync()).ShouldBe("token-2");
    }

    [Fact]
    public async Task Get_NoAnswer_EndsAfterTheCallsOwnTime()
    {
        tokens.Answers = new TaskCompletionSource().Task;
        var asked = TokenAsync();

        time.Advance(CallTimeouts.Own);

        await Should.ThrowAsync<AwsUnavailableException>(asked);
        tokens.Answers = Task.CompletedTask;
        (await TokenAsync()).ShouldBe("token-2");
    }

    private async Task<string> TokenAsync() => (await credentials.GetCredentialsAsync()).Token;
}
