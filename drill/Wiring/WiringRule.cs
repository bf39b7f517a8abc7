using System.Globalization;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>
/// What a property must be that acts only on AWS, so that no simulated world can notice it: encryption, tracing, log formats.
/// </summary>
/// <param name="Why">The reason, as a sentence without its full stop.</param>
/// <param name="Broken">What violates it in a stack: resource, property, what was expected and what was found.</param>
internal sealed record WiringRule(string Why, Func<StackView, IEnumerable<string>> Broken)
{
    /// <summary>Each resource of a type has this value.</summary>
    /// <param name="expected">The value as text or JSON; null if the property must be absent.</param>
    /// <param name="only">Which resources of the type; null for all.</param>
    public static WiringRule Is(
        string why, string type, string path, Func<StackView, DeployedResource, string?> expected,
        Func<DeployedResource, bool>? only = null) => new(why, view =>
            from resource in view.Of(type)
            where only?.Invoke(resource) != false
            let found = StackView.At(resource, path)
            let wanted = expected(view, resource)
            where found != wanted
            select $"{resource.LogicalId}.{path}: expected {wanted ?? "nothing"}, found {found ?? "nothing"} ({why})");

    /// <inheritdoc cref="Is(string, string, string, Func{StackView, DeployedResource, string?}, Func{DeployedResource, bool}?)"/>
    public static WiringRule Is(string why, string type, string path, string expected, Func<DeployedResource, bool>? only = null) =>
        Is(why, type, path, (_, _) => expected, only);

    /// <summary>Each resource of a type has a number within these bounds.</summary>
    public static WiringRule IsWithin(
        string why, string type, string path, int least, int most, Func<DeployedResource, bool>? only = null) => new(why, view =>
            from resource in view.Of(type)
            where only?.Invoke(resource) != false
            let found = StackView.At(resource, path)
            where !int.TryParse(found, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most
            select $"{resource.LogicalId}.{path}: expected {least} to {most}, found {found ?? "nothing"} ({why})");
}
