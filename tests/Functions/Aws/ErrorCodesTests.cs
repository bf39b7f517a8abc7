using System.Net;
using Amazon.Runtime;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Aws;

/// <summary>Codes that once ended a run although the SDK itself would retry them.</summary>
public sealed class ErrorCodesTests
{
    [Theory]
    [InlineData("RequestThrottledException")]
    [InlineData("ProvisionedThroughputExceededException")]
    [InlineData("BandwidthLimitExceeded")]
    public Task RunAsync_ThrottlingCode_IsThrottled(string code) => ThrowsAsync<AwsThrottledException>(Refused(code));

    [Theory]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData("RequestTimeTooSkewed")]
    [InlineData("RequestInTheFuture")]
    [InlineData("RequestTimeoutException")]
    public Task RunAsync_TransientCode_IsUnavailable(string code) => ThrowsAsync<AwsUnavailableException>(Refused(code));

    [Fact]
    public async Task RunAsync_AnswerThatCannotBeRead_IsUnavailableWithItsEffectUnknown() =>
        (await ThrowsAsync<AwsUnavailableException>(
            new AmazonUnmarshallingException("1", "/", new FormatException("Unexpected end of file"))))
            .Message.ShouldContain("whether it took effect is unknown");

    private static AmazonServiceException Refused(string code) => new("no", ErrorType.Sender, code, "1", HttpStatusCode.Forbidden);

    private static Task<T> ThrowsAsync<T>(Exception error)
        where T : Exception =>
        Should.ThrowAsync<T>(() => AwsCall.RunAsync("rds:X", _ => Task.FromException<int>(error), CancellationToken.None));
}
