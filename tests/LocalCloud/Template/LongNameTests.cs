using Failover.Drill.Wiring;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Template;
using Failover.LocalCloud.Time;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>A stack's name may be as long as CloudFormation allows, with every option, and its failover works.</summary>
public sealed class LongNameTests
{
    private static readonly string Longest = new('s', 128);

    [Theory]
    [InlineData("default", 100)]
    [InlineData("default", 128)]
    [InlineData("everything", 128)]
    [InlineData("switch", 128)]
    public void StackName_Long_DeploysWithEveryOption(string variant, int length)
    {
        var parameters = Parameters(StackVariant.All.Single(one => one.Name == variant).Parameters);
        var cloud = new Cloud(1, World.Start, new CloudOptions());
        cloud.Route53.CreateZone("shop.example", isPrivate: true, "Z0SHOPEXAMPLE");

        var stack = cloud.Deploy(Deployment.Template, parameters, Longest[..length]);

        stack.Resources.Where(static one => one.Type is ResourceTypes.Rule or ResourceTypes.Role or ResourceTypes.Function)
            .ShouldAllBe(static one => one.Name.Length <= 64);
        stack.Resources.Select(static one => (one.Type, one.Name)).Distinct().Count().ShouldBe(stack.Resources.Count);
    }

    [Fact]
    public void StackName_Long_ItsExecutionRunsAndReports()
    {
        var world = new World(new WorldSpec { IsSettled = true, HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Cloud.Deploy(Deployment.Template, Parameters(new Dictionary<string, string>()), Longest);
            await world.Cloud.StartExecution("""{"cluster": "somebody-elses"}""").Completion;
        });

        world.Cloud.Sns.Topics[0].Messages.ShouldNotBeEmpty();
    }

    private static Dictionary<string, string> Parameters(IReadOnlyDictionary<string, string> some)
    {
        var all = StackParameters.From(new WorldSpec { Parameters = some });
        all.Remove("NamePrefix");
        return all;
    }
}
