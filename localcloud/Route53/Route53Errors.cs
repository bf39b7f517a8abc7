using System.Net;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Failover.LocalCloud.Route53;

/// <summary>Route 53's errors as the SDK throws them, with AWS's wording.</summary>
public static class Route53Errors
{
    /// <summary>The exception for an error code; codes that the SDK does not model give the service's base exception.</summary>
    public static Exception Make(string code, string message, int httpStatus)
    {
        var status = (HttpStatusCode)httpStatus;
        var type = httpStatus >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        const string Request = "00000000-0000-0000-0000-000000000000";
        return code switch
        {
            "NoSuchHostedZone" => new NoSuchHostedZoneException(message, null, type, code, Request, status),
            "NoSuchChange" => new NoSuchChangeException(message, null, type, code, Request, status),
            "NoSuchHealthCheck" => new NoSuchHealthCheckException(message, null, type, code, Request, status),
            "InvalidInput" => new InvalidInputException(message, null, type, code, Request, status),
            "InvalidChangeBatch" => new InvalidChangeBatchException(message, null, type, code, Request, status),
            "PriorRequestNotComplete" => new PriorRequestNotCompleteException(message, null, type, code, Request, status),
            _ => new AmazonRoute53Exception(message, type, code, Request, status),
        };
    }

    public static Exception NoSuchHostedZone(string id) => Make("NoSuchHostedZone", $"No hosted zone found with ID: {id}", 404);

    public static Exception NoSuchChange(string id) => Make("NoSuchChange", $"Could not find resource with ID: {id}", 404);

    public static Exception NoSuchHealthCheck(string id) =>
        Make("NoSuchHealthCheck", $"No health check exists with the specified ID {id}", 404);

    public static Exception InvalidInput(string message) => Make("InvalidInput", message, 400);

    public static Exception InvalidChangeBatch(IEnumerable<string> messages) =>
        Make("InvalidChangeBatch", $"[{string.Join(", ", messages)}]", 400);

    public static Exception PriorRequestNotComplete() =>
        Make("PriorRequestNotComplete", "The request was rejected because Route 53 was still processing a prior request.", 400);

    public static Exception ServiceUnavailable() =>
        Make("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503);

    public static Exception Throttling() => Make("Throttling", "Rate exceeded", 400);
}
