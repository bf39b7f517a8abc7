// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.RDS;

public class FailoverStatus : ConstantClass
{
    public static readonly FailoverStatus Pending = new("pending");

    public static readonly FailoverStatus FailingOver = new("failing-over");

    public static readonly FailoverStatus Cancelling = new("cancelling");

    public FailoverStatus(string value)
        : base(value)
    {
    }

    public static implicit operator FailoverStatus(string value) => value is null ? null : new FailoverStatus(value);
}

public class GlobalClusterMemberSynchronizationStatus : ConstantClass
{
    public static readonly GlobalClusterMemberSynchronizationStatus Connected = new("connected");

    public static readonly GlobalClusterMemberSynchronizationStatus PendingResync = new("pending-resync");

    public GlobalClusterMemberSynchronizationStatus(string value)
        : base(value)
    {
    }

    public static implicit operator GlobalClusterMemberSynchronizationStatus(string value) =>
        value is null ? null : new GlobalClusterMemberSynchronizationStatus(value);
}

public class SourceType : ConstantClass
{
    public static readonly SourceType DbInstance = new("db-instance");

    public static readonly SourceType DbCluster = new("db-cluster");

    public SourceType(string value)
        : base(value)
    {
    }

    public static implicit operator SourceType(string value) => value is null ? null : new SourceType(value);
}
