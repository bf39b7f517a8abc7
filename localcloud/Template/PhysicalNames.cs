namespace Failover.LocalCloud.Template;

/// <summary>The physical names of resources: their maximum length, and the names that CloudFormation generates.</summary>
internal static class PhysicalNames
{
    /// <summary>Checks a given name; a service would refuse one that is too long only half an hour into the deployment.</summary>
    /// <exception cref="TemplateException">The name is too long.</exception>
    public static string Checked(TemplateResource resource, string name) => name.Length <= Most(resource.Type) ? name
        : throw new TemplateException(
            $"Resource {resource.LogicalId} ({resource.Type}): 1 validation error detected: Value '{name}' at 'name' failed to satisfy " +
            $"constraint: Member must have length less than or equal to {Most(resource.Type)}");

    /// <summary>CloudFormation truncates the stack's name if the whole would be too long. Its random suffix is omitted here.</summary>
    public static string Made(TemplateResource resource, string stackName)
    {
        var most = Most(resource.Type) - resource.LogicalId.Length - 1;
        var name = $"{(stackName.Length > most ? stackName[..Math.Max(most, 0)] : stackName)}-{resource.LogicalId}";

        // A bucket's name must be in lower case.
        return resource.Type == ResourceTypes.Bucket ? name.ToLowerInvariant() : name;
    }

    // From the services' API references.
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
