// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class DescribeDBClustersRequest : AmazonWebServiceRequest
{
    public string DBClusterIdentifier { get; set; }

    public List<Filter> Filters { get; set; }

    public bool? IncludeShared { get; set; }

    public string Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBClustersResponse : AmazonWebServiceResponse
{
    public List<DBCluster> DBClusters { get; set; }

    public string Marker { get; set; }
}

public class DescribeDBInstancesRequest : AmazonWebServiceRequest
{
    public string DBInstanceIdentifier { get; set; }

    public List<Filter> Filters { get; set; }

    public string Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBInstancesResponse : AmazonWebServiceResponse
{
    public List<DBInstance> DBInstances { get; set; }

    public string Marker { get; set; }
}

public class DescribeDBClusterParametersRequest : AmazonWebServiceRequest
{
    public string DBClusterParameterGroupName { get; set; }

    public string Source { get; set; }

    public string Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeDBClusterParametersResponse : AmazonWebServiceResponse
{
    public List<Parameter> Parameters { get; set; }

    public string Marker { get; set; }
}

public class DescribeEventsRequest : AmazonWebServiceRequest
{
    public string SourceIdentifier { get; set; }

    public SourceType SourceType { get; set; }

    public DateTime? StartTime { get; set; }

    public DateTime? EndTime { get; set; }

    public int? Duration { get; set; }

    public List<string> EventCategories { get; set; }

    public List<Filter> Filters { get; set; }

    public string Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeEventsResponse : AmazonWebServiceResponse
{
    public List<Event> Events { get; set; }

    public string Marker { get; set; }
}

public class FailoverDBClusterRequest : AmazonWebServiceRequest
{
    public string DBClusterIdentifier { get; set; }

    public string TargetDBInstanceIdentifier { get; set; }
}

public class FailoverDBClusterResponse : AmazonWebServiceResponse
{
    public DBCluster DBCluster { get; set; }
}

public class DescribeGlobalClustersRequest : AmazonWebServiceRequest
{
    public string GlobalClusterIdentifier { get; set; }

    public List<Filter> Filters { get; set; }

    public string Marker { get; set; }

    public int? MaxRecords { get; set; }
}

public class DescribeGlobalClustersResponse : AmazonWebServiceResponse
{
    public List<GlobalCluster> GlobalClusters { get; set; }

    public string Marker { get; set; }
}

public class FailoverGlobalClusterRequest : AmazonWebServiceRequest
{
    public string GlobalClusterIdentifier { get; set; }

    public string TargetDbClusterIdentifier { get; set; }

    public bool? AllowDataLoss { get; set; }

    public bool? Switchover { get; set; }
}

public class FailoverGlobalClusterResponse : AmazonWebServiceResponse
{
    public GlobalCluster GlobalCluster { get; set; }
}

public class SwitchoverGlobalClusterRequest : AmazonWebServiceRequest
{
    public string GlobalClusterIdentifier { get; set; }

    public string TargetDbClusterIdentifier { get; set; }
}

public class SwitchoverGlobalClusterResponse : AmazonWebServiceResponse
{
    public GlobalCluster GlobalCluster { get; set; }
}
