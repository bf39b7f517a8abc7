using System.Reflection;
using Failover.Functions;
using Failover.Tests.Functions.Probe.Network;
using Failover.Tests.Functions.StateMachine;

namespace Failover.Tests.Functions.Moto;

/// <summary>What Lambda loads: the classes that Amazon.Lambda.Annotations generates, by the template's handler strings.</summary>
[Collection(AloneCollection.Name)]
public sealed class GeneratedHandlerTests
{
    public static TheoryData<string> Handlers => [.. Repository.Template.Functions.Select(f => f.Handler)];

    [Theory]
    [MemberData(nameof(Handlers))]
    public void Handler_OfTheTemplate_IsGeneratedAndCanBeCreated(string handler)
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        var parts = handler.Split("::");
        parts.Length.ShouldBe(3);
        var assembly = Assembly.Load(parts[0]);
        var type = assembly.GetType(parts[1]).ShouldNotBeNull($"{parts[1]} was not generated");

        Activator.CreateInstance(type).ShouldNotBeNull();
        type.GetMethod(parts[2]).ShouldNotBeNull($"{parts[1]} has no method {parts[2]}");
    }

    /// <summary>A bad setting fails the call with our error, not the generated constructor with a wrapper that hides it.</summary>
    [Fact]
    public void Handler_BadSetting_CanStillBeCreated()
    {
        Environment.SetEnvironmentVariable("AWS_REGION", "us-east-1");
        Environment.SetEnvironmentVariable("FAILOVER_TTL_SECONDS", "soon");
        try
        {
            foreach (var handler in Repository.Template.Functions.Select(f => f.Handler.Split("::")))
            {
                Activator.CreateInstance(typeof(Startup).Assembly.GetType(handler[1]).ShouldNotBeNull()).ShouldNotBeNull();
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("FAILOVER_TTL_SECONDS", null);
        }
    }

    [Fact]
    public void Generator_InTestsAndDrill_GeneratesNothing() =>
        new[] { typeof(GeneratedHandlerTests).Assembly, typeof(Failover.Drill.Worlds.World).Assembly }
            .SelectMany(a => a.GetTypes()).Select(t => t.Name).ShouldNotContain(n => n.EndsWith("_Generated", StringComparison.Ordinal));
}
