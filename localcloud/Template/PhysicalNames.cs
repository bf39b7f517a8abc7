namespace Failover.LocalCloud.Template;

/// <summary>The names of resources as AWS has them: how long one may be, and what CloudFormation makes up where none is given.</summary>
internal static class PhysicalNames
{
    /// <summary>A name that is given; where it is too long the service refuses it, half an hour into a deployment.</summary>
    /// <exception cref="TemplateException">It is too long.</exception>
    public static string Checked(TemplateResource resource, string name) => name.Length <= Most(resource.Type) ? name
        : throw new TemplateException(
            $"Resource {resource.LogicalId} ({resource.Type}): 1 validation error detected: Value '{name}' at 'name' failed to satisfy " +
            $"constraint: Member must have length less than or equal to {Most(resource.Type)}");

    /// <summary>CloudFormation cuts the stack's name where the whole would be too long. Its random end is left out here.</summary>
    public static string Made(TemplateResource resource, string stackName)
    {
        var most = Most(resource.Type) - resource.LogicalId.Length - 1;
        var name = $"{(stackName.Length > most ? stackName[..Math.Max(most, 0)] : stackName)}-{resource.LogicalId}";

        // A bucket's name is lower case.
        return resource.Type == ResourceTypes.Bucket ? name.ToLowerInvariant() : name;
    }

    // The services' API references.
    private static int Most(string type) => type switch
    {
        ResourceTypes.Function or ResourceTypes.Rule or ResourceTypes.Schedule or ResourceTypes.Role => 64,
        ResourceTypes.StateMachine or ResourceTypes.Queue => 80,
        ResourceTypes.Bucket => 63,
        ResourceTypes.Topic => 256,
        "AWS::IAM::ManagedPolicy" => 128,
        "AWS::Logs::LogGroup" => 512,
        _ => 255,
    };
}
