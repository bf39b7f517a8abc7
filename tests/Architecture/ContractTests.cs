using Mono.Cecil;

namespace Failover.Tests.Architecture;

/// <summary>The types that cross states, their text forms and the settings depend on nothing but .NET.</summary>
public sealed class ContractTests
{
    [Fact]
    public void Contract_ReferencesNoSdk()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Failover.Functions.Startup).Assembly.Location);
        var references = new TypeReferences();
        foreach (var type in module.Types.Where(t => t.Namespace == "Failover.Functions.Contract"))
        {
            references.AddDefinition(type);
        }

        references.Found.ShouldNotBeEmpty();
        references.Found.Select(t => t.FullName).Where(name => name.StartsWith("Amazon", StringComparison.Ordinal)).Distinct()
            .ShouldBeEmpty();
    }
}
