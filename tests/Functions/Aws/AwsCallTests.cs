using System.Net;
using Amazon.Runtime;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Aws;

public sealed class AwsCallTests
{
    [Fact]
    public async Task Run_Answer_IsPassedOn() =>
        (await AwsCall.RunAsync("rds:X", _ => Task.FromResult(7), CancellationToken.None)).ShouldBe(7);

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("AccessDeniedException")]
    [InlineData("UnauthorizedOperation")]
    [InlineData("NotAuthorized")]
    public async Task Run_Denied_NamesThePermission(string code)
    {
        var error = await ThrownAsync<PermissionDeniedException>(Faults.Coded(code, HttpStatusCode.Forbidden));
        error.ShouldTell("to be allowed to call rds:X", "IAM denies it", "Add rds:X to the function's policy");
        error.Message.ShouldEndWith($"AWS says {code}");
        error.InnerException.ShouldBeAssignableTo<AmazonServiceException>();
    }

    /// <summary>The function's own role, or one of another account that it has assumed.</summary>
    [Fact]
    public async Task Run_DeniedToANamedRole_NamesIt()
    {
        var error = await ThrownAsync<PermissionDeniedException>(new AmazonServiceException(
            "User: arn:aws:sts::210987654321:assumed-role/failover-zone/UpsertCname is not authorized to perform: rds:X", ErrorType.Sender,
            "AccessDenied", "1", HttpStatusCode.Forbidden));

        error.Message.ShouldContain("Add rds:X to the policy of the role failover-zone in account 210987654321.");
    }

    [Theory]
    [InlineData("Throttling", HttpStatusCode.BadRequest)]
    [InlineData("ThrottlingException", HttpStatusCode.BadRequest)]
    [InlineData("ThrottledException", HttpStatusCode.BadRequest)]
    [InlineData("RequestLimitExceeded", HttpStatusCode.BadRequest)]
    [InlineData("TooManyRequestsException", HttpStatusCode.BadRequest)]
    [InlineData("RequestThrottled", HttpStatusCode.BadRequest)]
    [InlineData("SlowDown", HttpStatusCode.BadRequest)]
    [InlineData("PriorRequestNotComplete", HttpStatusCode.BadRequest)]
    [InlineData("SlowDown", HttpStatusCode.ServiceUnavailable)]
    [InlineData("Anything", HttpStatusCode.TooManyRequests)]
    public async Task Run_AskedForPatience_IsThrottled(string code, HttpStatusCode status) =>
        (await ThrownAsync<AwsThrottledException>(Faults.Coded(code, status))).Message.ShouldBe(
            $"rds:X was refused for the moment ({code}): AWS says {code}");

    [Theory]
    [InlineData("RequestTimeout", HttpStatusCode.BadRequest)]
    [InlineData("RequestTimeoutException", HttpStatusCode.BadRequest)]
    [InlineData("RequestExpired", HttpStatusCode.BadRequest)]
    [InlineData("ServiceUnavailable", HttpStatusCode.BadRequest)]
    [InlineData("InternalFailure", HttpStatusCode.BadRequest)]
    [InlineData("InternalError", HttpStatusCode.BadRequest)]
    [InlineData("Anything", HttpStatusCode.InternalServerError)]
    [InlineData("Anything", HttpStatusCode.GatewayTimeout)]
    public async Task Run_ForTheMoment_IsUnavailable(string code, HttpStatusCode status) =>
        (await ThrownAsync<AwsUnavailableException>(Faults.Coded(code, status))).Message.ShouldBe(
            $"rds:X failed for the moment ({code}): AWS says {code}");

    [Fact]
    public async Task Run_TimedOutOrCancelled_SaysThatItMayHaveTakenEffect()
    {
        foreach (var error in new Exception[] { new TaskCanceledException(), new OperationCanceledException(), new TimeoutException() })
        {
            (await ThrownAsync<AwsUnavailableException>(error)).Message.ShouldBe(
                "rds:X was not answered in time; whether it took effect is unknown.");
        }
    }

    [Fact]
    public async Task Run_NoNetwork_IsUnavailable()
    {
        foreach (
            var error in new Exception[] { new HttpRequestException("no route"), new IOException("no route"),
            new AmazonClientException("no route") })
        {
            (await ThrownAsync<AwsUnavailableException>(error)).Message.ShouldBe("rds:X could not be reached: no route");
        }
    }

    [Fact]
    public async Task Run_TheOperationsOwnFault_IsTheStepsToUnderstand()
    {
        (await ThrownAsync<AmazonServiceException>(Faults.NoCluster)).ShouldBeSameAs(Faults.NoCluster);
        await ThrownAsync<InvalidOperationException>(new InvalidOperationException());
    }

    private static Task<T> ThrownAsync<T>(Exception error)
        where T : Exception =>
            Should.ThrowAsync<T>(() => AwsCall.RunAsync("rds:X", _ => Task.FromException<int>(error), CancellationToken.None));
}
