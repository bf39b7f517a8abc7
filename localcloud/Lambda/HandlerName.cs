namespace Failover.LocalCloud.Lambda;

/// <summary>A handler string's parts.</summary>
/// <param name="Class">The class that the person wrote, not the generated one.</param>
internal sealed record HandlerName(string Assembly, string Class, string Method)
{
    /// <exception cref="FormatException">Not a handler string of .NET.</exception>
    public static HandlerName Parse(string handler)
    {
        var parts = handler.Split("::");
        if (parts.Length != 3 || parts.Any(static part => part.Length == 0))
        {
            throw new FormatException($"Handler: expected Assembly::Namespace.Class_Method_Generated::Method, found '{handler}'.");
        }

        // Amazon.Lambda.Annotations calls the generated class's method by the name of the person's.
        var suffix = $"_{parts[2]}_Generated";
        var type = parts[1].EndsWith(suffix, StringComparison.Ordinal) ? parts[1][..^suffix.Length] : parts[1];
        return new HandlerName(parts[0], type, parts[2]);
    }
}
