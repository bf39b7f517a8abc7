using System.Text;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Lambda;

namespace Failover.Tests.LocalCloud.Lambda;

public sealed class InvokeApiTests
{
    private readonly LambdaWorld world = new();

    [Fact]
    public void Handle_FunctionAnswers_IsOkWithoutErrorHeader()
    {
        var answer = Post("stack-Handle", Encoding.UTF8.GetBytes("""{"cluster":"orders-prod"}"""));

        answer.Status.ShouldBe(200);
        answer.Headers.ContainsKey("X-Amz-Function-Error").ShouldBeFalse();
        JsonNode.Parse(answer.Body.Span)!["greeting"]!.GetValue<string>().ShouldBe("hello orders-prod");
    }

    [Fact]
    public void Handle_FunctionThrows_IsOkWithErrorHeader()
    {
        var answer = Post("stack-Handle", Encoding.UTF8.GetBytes("""{"cluster":"a","fail":"x"}"""));

        (answer.Status, answer.Headers["X-Amz-Function-Error"]).ShouldBe((200, "Unhandled"));
        JsonNode.Parse(answer.Body.Span)!["errorType"]!.GetValue<string>().ShouldBe("OrderRejectedException");
    }

    [Theory]
    [InlineData("gone", "{}", 404, "ResourceNotFoundException")]
    [InlineData("stack-Handle", "{nonsense", 400, "InvalidRequestContentException")]
    [InlineData("stack-Handle", "{} {}", 400, "InvalidRequestContentException")]
    public void Handle_BadRequest_IsAwsError(string function, string body, int status, string error)
    {
        var answer = Post(function, Encoding.UTF8.GetBytes(body));

        (answer.Status, answer.Headers["X-Amzn-ErrorType"]).ShouldBe((status, error));
        world.Lambda.Invocations.ShouldBeEmpty();
    }

    [Fact]
    public void Handle_BodyOverSixMegabytes_IsTooLarge() =>
        Post("stack-Handle", new byte[(6 * 1024 * 1024) + 1]).Status.ShouldBe(413);

    private InvokeAnswer Post(string function, byte[] body) =>
        world.Core.Time.Run(() => new InvokeApi(world.Lambda).HandleAsync(function, body, CancellationToken.None));
}
