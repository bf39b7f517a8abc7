namespace Failover.LocalCloud.Template;

/// <summary>The resource types: those that are simulated, and those that are only recorded.</summary>
public static class ResourceTypes
{
    public const string Function = "AWS::Serverless::Function";
    public const string StateMachine = "AWS::Serverless::StateMachine";
    public const string Alarm = "AWS::CloudWatch::Alarm";
    public const string CompositeAlarm = "AWS::CloudWatch::CompositeAlarm";
    public const string Rule = "AWS::Events::Rule";
    public const string Topic = "AWS::SNS::Topic";
    public const string Subscription = "AWS::SNS::Subscription";
    public const string Queue = "AWS::SQS::Queue";
    public const string Bucket = "AWS::S3::Bucket";
    public const string BucketPolicy = "AWS::S3::BucketPolicy";
    public const string Role = "AWS::IAM::Role";
    public const string Schedule = "AWS::Scheduler::Schedule";
    public const string ScheduleGroup = "AWS::Scheduler::ScheduleGroup";
    public const string HealthCheck = "AWS::Route53::HealthCheck";
    public const string RecordSet = "AWS::Route53::RecordSet";

    private static readonly HashSet<string> Real = new(StringComparer.Ordinal)
    {
        Function, StateMachine, Alarm, CompositeAlarm, Rule, Topic, Subscription, Queue, Bucket, Schedule, HealthCheck, RecordSet,
    };

    private static readonly HashSet<string> Inert = new(StringComparer.Ordinal)
    {
        "AWS::Logs::LogGroup", "AWS::Logs::MetricFilter", "AWS::CloudWatch::Dashboard", "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy",
        BucketPolicy,
        "AWS::Lambda::Permission", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::LayerVersion", "AWS::Serverless::LayerVersion",
        "AWS::EC2::SecurityGroup", "AWS::EC2::SecurityGroupIngress", "AWS::EC2::SecurityGroupEgress", "AWS::EC2::VPCEndpoint",
            "AWS::KMS::Key",
        "AWS::KMS::Alias", "AWS::SSM::Parameter", "AWS::SecretsManager::Secret", ScheduleGroup,
    };

    /// <summary>The property that sets a resource's physical name, which is <c>STACK-LOGICALID</c> by default.</summary>
    public static string? NameProperty(string type) => type switch
    {
        Function => "FunctionName",
        StateMachine or Rule or Schedule or ScheduleGroup => "Name",
        Alarm or CompositeAlarm => "AlarmName",
        Topic => "TopicName",
        Queue => "QueueName",
        Bucket => "BucketName",
        "AWS::Logs::LogGroup" => "LogGroupName",
        Role => "RoleName",
        "AWS::IAM::ManagedPolicy" => "ManagedPolicyName",
        "AWS::CloudWatch::Dashboard" => "DashboardName",
        _ => null,
    };

    public static bool IsReal(string type) => Real.Contains(type);

    public static bool IsKnown(string type) => Real.Contains(type) || Inert.Contains(type)
        || type.StartsWith("AWS::IAM::", StringComparison.Ordinal) || type.StartsWith("AWS::DocDB::", StringComparison.Ordinal);
}
