using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Plans;

/// <summary>Input of an execution, as the parser receives it.</summary>
internal static class Requests
{
    public static FailoverRequest Parse(string json) => RequestParser.Parse(Sample.Json(json));

    public static InvalidRequestException Refused(string json) => Should.Throw<InvalidRequestException>(() => Parse(json));
}
