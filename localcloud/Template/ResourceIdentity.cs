using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Template;

/// <summary>The values of <c>Ref</c> and <c>Fn::GetAtt</c> for a resource with a given physical name.</summary>
internal static class ResourceIdentity
{
    public static string Ref(string type, string name, string region) => type switch
    {
        ResourceTypes.StateMachine or ResourceTypes.Topic or "AWS::IAM::ManagedPolicy" or "AWS::SecretsManager::Secret" =>
            Arn(type, name, region),
        ResourceTypes.Queue => $"https://sqs.{region}.amazonaws.com/{CloudCore.Account}/{name}",
        // AWS generates these ids; health checks belong to no region, and stacks in two regions may use the same name.
        ResourceTypes.HealthCheck => $"{name}-{region}",
        _ => name,
    };

    /// <returns>Null if the type has no such attribute.</returns>
    public static string? Attribute(
        string type, string name, string attribute, string region, string account = CloudCore.Account) => (type, attribute) switch
    {
        (ResourceTypes.Topic, "TopicArn") => Arn(type, name, region),
        (ResourceTypes.Topic, "TopicName") or (ResourceTypes.Queue, "QueueName") or (ResourceTypes.StateMachine, "Name") => name,
        (ResourceTypes.Queue, "QueueUrl") => Ref(type, name, region),
        (ResourceTypes.HealthCheck, "HealthCheckId") => Ref(type, name, region),
        ("AWS::EC2::SecurityGroup", "GroupId") => name,
        ("AWS::IAM::Role", "RoleId") => name,
        (ResourceTypes.Function or ResourceTypes.StateMachine or ResourceTypes.Alarm or ResourceTypes.CompositeAlarm or ResourceTypes.Rule
            or ResourceTypes.Queue or ResourceTypes.Bucket
            or ResourceTypes.Schedule or ResourceTypes.ScheduleGroup or "AWS::IAM::Role" or "AWS::KMS::Key", "Arn") =>
                Arn(type, name, region, account),
        ("AWS::Logs::LogGroup", "Arn") => $"{Arn(type, name, region)}:*",
        _ => null,
    };

    /// <param name="account">The account of a role; other resources are in the stack's own.</param>
    public static string Arn(string type, string name, string region, string account = CloudCore.Account) => type switch
    {
        ResourceTypes.Function => $"arn:aws:lambda:{region}:{CloudCore.Account}:function:{name}",
        ResourceTypes.StateMachine => $"arn:aws:states:{region}:{CloudCore.Account}:stateMachine:{name}",
        ResourceTypes.Topic => $"arn:aws:sns:{region}:{CloudCore.Account}:{name}",
        ResourceTypes.Queue => $"arn:aws:sqs:{region}:{CloudCore.Account}:{name}",
        ResourceTypes.Bucket => $"arn:aws:s3:::{name}",
        ResourceTypes.Alarm or ResourceTypes.CompositeAlarm => $"arn:aws:cloudwatch:{region}:{CloudCore.Account}:alarm:{name}",
        ResourceTypes.Rule => $"arn:aws:events:{region}:{CloudCore.Account}:rule/{name}",
        ResourceTypes.Schedule => $"arn:aws:scheduler:{region}:{CloudCore.Account}:schedule/default/{name}",
        ResourceTypes.ScheduleGroup => $"arn:aws:scheduler:{region}:{CloudCore.Account}:schedule-group/{name}",
        "AWS::Logs::LogGroup" => $"arn:aws:logs:{region}:{CloudCore.Account}:log-group:{name}",
        "AWS::IAM::Role" => $"arn:aws:iam::{account}:role/{name}",
        "AWS::IAM::ManagedPolicy" => $"arn:aws:iam::{CloudCore.Account}:policy/{name}",
        "AWS::KMS::Key" => $"arn:aws:kms:{region}:{CloudCore.Account}:key/{name}",
        "AWS::SecretsManager::Secret" => $"arn:aws:secretsmanager:{region}:{CloudCore.Account}:secret:{name}",
        _ => name,
    };

    /// <summary>SAM creates the role <c>XRole</c> for a function or state machine <c>X</c> without one.</summary>
    /// <returns>X's resource; null if <paramref name="id"/> is not such a role.</returns>
    public static TemplateResource? ImplicitRoleOwner(TemplateDocument document, string id) =>
        id.EndsWith("Role", StringComparison.Ordinal) && document.ById.TryGetValue(id[..^4], out var owner)
        && owner.Type is ResourceTypes.Function or ResourceTypes.StateMachine && owner.Properties["Role"] is null
            ? owner
            : null;
}
