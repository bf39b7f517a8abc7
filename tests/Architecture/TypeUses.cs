using Mono.Cecil;

namespace Failover.Tests.Architecture;

/// <summary>
/// Which type uses which, read from a compiled assembly: base types, interfaces, signatures, fields, locals, method bodies, attributes and
/// generic arguments. What leaves no trace in the assembly is not seen: a constant's value, <c>nameof</c>, an unneeded using.
/// </summary>
internal static class TypeUses
{
    /// <summary>All uses between different types in a namespace and below, each pair once, in a stable order.</summary>
    /// <param name="assemblyPath">The assembly's file.</param>
    /// <param name="rootNamespace">Only types in this namespace and below count.</param>
    public static IReadOnlyList<TypeUse> In(string assemblyPath, string rootNamespace)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        var uses = new HashSet<TypeUse>();
        foreach (var type in module.Types.Where(t => IsBelow(t.Namespace, rootNamespace) && !IsLambdas(t)))
        {
            var references = new TypeReferences();
            references.AddDefinition(type);
            uses.UnionWith(references.Found
                .Where(used => used.Scope == module && used != type && IsBelow(used.Namespace, rootNamespace))
                .Select(used => new TypeUse(type.FullName, used.FullName)));
        }

        return [.. uses.OrderBy(u => u.User, StringComparer.Ordinal).ThenBy(u => u.Used, StringComparer.Ordinal)];
    }

    /// <summary>The full names of all types in a namespace and below that are not nested in another type.</summary>
    public static IReadOnlyList<string> Types(string assemblyPath, string rootNamespace)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        return [.. module.Types.Where(t => IsBelow(t.Namespace, rootNamespace)).Select(t => t.FullName)];
    }

    // In Release, Amazon.Lambda.Annotations generates Lambda's own composition of a step next to it.
    private static bool IsLambdas(TypeDefinition type) => type.Name.EndsWith("_Generated", StringComparison.Ordinal);

    private static bool IsBelow(string name, string root) =>
        name == root || name.StartsWith($"{root}.", StringComparison.Ordinal);
}
