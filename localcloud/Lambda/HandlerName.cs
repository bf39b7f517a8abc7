namespace Failover.LocalCloud.Lambda;

/// <summary>The parts of a handler string.</summary>
/// <param name="Class">The class as written in the source, not the generated one.</param>
internal sealed record HandlerName(string Assembly, string Class, string Method)
{
    /// <exception cref="FormatException">The text is not a .NET handler string.</exception>
    public static HandlerName Parse(string handler)
    {
        var parts = handler.Split("::");
        if (parts.Length != 3 || parts.Any(static part => part.Length == 0))
        {
            throw new FormatException($"Handler: expected Assembly::Namespace.Class_Method_Generated::Method, found '{handler}'.");
        }

        // Amazon.Lambda.Annotations gives the generated class's method the name of the original one.
        var suffix = $"_{parts[2]}_Generated";
        var type = parts[1].EndsWith(suffix, StringComparison.Ordinal) ? parts[1][..^suffix.Length] : parts[1];
        return new HandlerName(parts[0], type, parts[2]);
    }
}
