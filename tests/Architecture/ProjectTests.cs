#if LOCAL_CLOUD
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Mono.Cecil;

namespace Failover.Tests.Architecture;

/// <summary>Which project refers to which, according to their assemblies' references.</summary>
public sealed class ProjectTests
{
    private const string Api = "Failover.Api";
    private const string Functions = "Failover.Functions";
    private const string Local = "Failover.LocalCloud";
    private const string Sockets = "Failover.Sockets";

    [Fact]
    public void Api_ReferencesNothing() => Seen<Amazon.RDS.IAmazonRDS>().ShouldBeEmpty();

    [Fact]
    public void Functions_ReferenceOnlyTheApi_NotTheLocalCloud() => Seen<Failover.Functions.Startup>().ShouldBe([Api]);

    [Fact]
    public void LocalCloud_ReferencesOnlyTheApi_NotTheFunctions() => Seen<Cloud>().ShouldBe([Api]);

    [Fact]
    public void Drill_ReferencesAll() => Seen<World>().ShouldBe([Api, Functions, Local, Sockets]);

    /// <summary>Our projects that the type's assembly references, in alphabetical order.</summary>
    private static IEnumerable<string> Seen<T>()
    {
        using var module = ModuleDefinition.ReadModule(typeof(T).Assembly.Location);
        return [.. module.AssemblyReferences.Select(reference => reference.Name)
            .Where(name => name is "drill" || name.StartsWith("Failover.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }
}
#endif
