using Amazon.Lambda.Core;

namespace Failover.Tests.Fakes;

/// <summary>An invocation with some time left, whose log lines can be read.</summary>
internal sealed class FakeContext(TimeSpan? remaining = null) : ILambdaContext
{
    public FakeLogger Lines { get; } = new();

    public string AwsRequestId => "request-1";

    public IClientContext ClientContext => throw new NotSupportedException();

    public string FunctionName => "function-1";

    public string FunctionVersion => "$LATEST";

    public ICognitoIdentity Identity => throw new NotSupportedException();

    public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:123456789012:function:function-1";

    public ILambdaLogger Logger => Lines;

    public string LogGroupName => "group";

    public string LogStreamName => "stream";

    public int MemoryLimitInMB => 1024;

    public TimeSpan RemainingTime { get; } = remaining ?? TimeSpan.FromSeconds(20);
}

/// <summary>Keeps each line: template and arguments, joined.</summary>
internal sealed class FakeLogger : ILambdaLogger
{
    public List<string> Written { get; } = [];

    public void Log(string message) => Written.Add(message);

    public void LogLine(string message) => Written.Add(message);

    public void Log(string level, string message, params object[] args) => Written.Add($"{message} {string.Join(' ', args)}");
}
