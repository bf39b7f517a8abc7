using System.Net;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>RDS's errors as the SDK throws them.</summary>
public static class RdsErrors
{
    /// <summary>The exception for an error code; codes that the SDK does not model give the service's base exception.</summary>
    public static Exception Make(string code, string message, int httpStatus)
    {
        var status = (HttpStatusCode)httpStatus;
        var type = httpStatus >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        const string Request = "00000000-0000-0000-0000-000000000000";
        return code switch
        {
            "DBClusterNotFoundFault" => new DBClusterNotFoundException(message, null, type, code, Request, status),
            "DBParameterGroupNotFound" => new DBParameterGroupNotFoundException(message, null, type, code, Request, status),
            "DBInstanceNotFound" => new DBInstanceNotFoundException(message, null, type, code, Request, status),
            "InvalidDBClusterStateFault" => new InvalidDBClusterStateException(message, null, type, code, Request, status),
            "InvalidDBInstanceState" => new InvalidDBInstanceStateException(message, null, type, code, Request, status),
            "GlobalClusterNotFoundFault" => new GlobalClusterNotFoundException(message, null, type, code, Request, status),
            "InvalidGlobalClusterStateFault" => new InvalidGlobalClusterStateException(message, null, type, code, Request, status),
            _ => new AmazonRDSException(message, type, code, Request, status),
        };
    }

    public static Exception ClusterNotFound(string? identifier) =>
        Make("DBClusterNotFoundFault", $"DBCluster {identifier} not found.", 404);

    public static Exception InstanceNotFound(string? identifier) => Make("DBInstanceNotFound", $"DBInstance {identifier} not found.", 404);

    public static Exception ParameterGroupNotFound(string? name) =>
        Make("DBParameterGroupNotFound", $"DBClusterParameterGroup not found: {name}", 404);

    public static Exception GlobalNotFound(string? identifier) =>
        Make("GlobalClusterNotFoundFault", $"Global cluster {identifier} not found.", 404);

    public static Exception GlobalState(string message) => Make("InvalidGlobalClusterStateFault", message, 400);

    public static Exception ClusterState(string message) => Make("InvalidDBClusterStateFault", message, 400);

    public static Exception InstanceState(string message) => Make("InvalidDBInstanceState", message, 400);

    public static Exception InvalidParameter(string message) => Make("InvalidParameterValue", message, 400);

    public static Exception InvalidCombination(string message) => Make("InvalidParameterCombination", message, 400);
}
