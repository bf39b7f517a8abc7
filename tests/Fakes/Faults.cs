using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Amazon.Runtime;

namespace Failover.Tests.Fakes;

/// <summary>AWS's answers when it does not do what was requested.</summary>
internal static class Faults
{
    public static AmazonServiceException Throttled { get; } =
        new AmazonRDSException("Rate exceeded", ErrorType.Sender, "Throttling", "r", HttpStatusCode.BadRequest);

    public static AmazonServiceException Unavailable { get; } =
        new AmazonRDSException(
            "The request has failed due to a temporary failure of the server.", ErrorType.Receiver, "ServiceUnavailable", "r",
            HttpStatusCode.ServiceUnavailable);

    public static AmazonServiceException Denied { get; } =
        new AmazonRDSException("User is not authorized", ErrorType.Sender, "AccessDenied", "r", HttpStatusCode.Forbidden);

    public static AmazonServiceException NoCluster { get; } = new DBClusterNotFoundException(
        "DBCluster not found", null, ErrorType.Sender, "DBClusterNotFoundFault", "r", HttpStatusCode.NotFound);

    public static AmazonServiceException WrongClusterState { get; } = new InvalidDBClusterStateException(
        "Cluster is failing over", null, ErrorType.Sender, "InvalidDBClusterStateFault", "r", HttpStatusCode.BadRequest);

    public static AmazonServiceException NoZone { get; } = new NoSuchHostedZoneException(
        "No hosted zone found", null, ErrorType.Sender, "NoSuchHostedZone", "r", HttpStatusCode.NotFound);

    public static AmazonServiceException BadInput { get; } = new InvalidInputException(
        "Invalid id", null, ErrorType.Sender, "InvalidInput", "r", HttpStatusCode.BadRequest);

    public static AmazonServiceException NoChange { get; } = new NoSuchChangeException(
        "A change could not be found", null, ErrorType.Sender, "NoSuchChange", "r", HttpStatusCode.NotFound);

    public static AmazonServiceException BadBatch(string message) => new InvalidChangeBatchException(
        message, null, ErrorType.Sender, "InvalidChangeBatch", "r", HttpStatusCode.BadRequest);

    public static AmazonServiceException Coded(string code, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        new AmazonRDSException($"AWS says {code}", ErrorType.Sender, code, "r", status);
}
