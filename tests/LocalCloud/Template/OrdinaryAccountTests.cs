using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>The stack fits into any ordinary account, several times, and refuses what cannot work before it creates anything.</summary>
public sealed class OrdinaryAccountTests
{
    private readonly Cloud cloud = new(1, World.Start, new CloudOptions());

    [Fact]
    public void StackName_OfAHundredCharacters_Works()
    {
        var stack = Deploy(new string('s', 100));

        stack["WriterDownRule"].Name.ShouldMatch("^failover-[0-9a-f]{8}-writer-down$");
        stack["FailoverStateMachine"].Name.Length.ShouldBeLessThanOrEqualTo(80);
    }

    [Fact]
    public void NamePrefix_OfFortyCharacters_Works() => Deploy("failover", ("NamePrefix", new string('p', 40)))["ClusterEventRule"].Name
        .ShouldBe($"{new string('p', 40)}-cluster-event");

    [Fact]
    public void TwoStacks_InOneAccount_ShareNoName()
    {
        var names = new[] { ("failover-a", "orders-prod"), ("failover-b", "carts-prod") }
            .SelectMany(one => Deploy(one.Item1, ("ClusterIdentifier", one.Item2)).Resources)
            .Where(resource => resource.Type is not "AWS::SNS::Subscription").Select(resource => (resource.Type, resource.Name)).ToList();

        names.Distinct().Count().ShouldBe(names.Count);
    }

    [Fact]
    public void ThreeStacks_OfOneGlobalCluster_Coexist()
    {
        var world = new World(
            new WorldSpec
            {
                Secondaries = [new SecondarySpec("eu-west-1", "orders-eu"), new SecondarySpec("eu-central-1", "orders-de")],
                HasApplication = false,
            }, seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            return Task.CompletedTask;
        });

        // Resources outside any region must have different names; the dashboards' name contains the region.
        world.Global.Regions.Select(region => region.Stack!["Dashboard"].Name).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Defaults_ReserveNoConcurrency() =>
        Deploy("failover").Resources.ShouldAllBe(resource => resource.Properties["ReservedConcurrentExecutions"] == null);

    [Fact]
    public void ReservedConcurrency_IsForTheFailoversPathAlone() =>
        Deploy("failover", ("ReservedConcurrency", "5")).Resources
            .Where(resource => resource.Properties["ReservedConcurrentExecutions"] != null).Select(resource => resource.LogicalId)
            .Order().ShouldBe(Deployment.Functions.Except(["HeartbeatFunction", "WatchFunction", "ReadinessFunction"]).Order());

    [Fact]
    public void PermissionsBoundary_BoundsEveryRole()
    {
        const string Boundary = "arn:aws:iam::123456789012:policy/bounds";
        var bounded = Deploy("failover", ("PermissionsBoundary", Boundary));

        bounded.Resources.Where(resource => resource.Type is ResourceTypes.Function or ResourceTypes.Role)
            .ShouldAllBe(resource => resource.Properties["PermissionsBoundary"]!.ToString() == Boundary);
    }

    [Fact]
    public void CreateDashboard_No_CreatesNone() => Deploy("failover", ("CreateDashboard", "no")).Has("Dashboard").ShouldBeFalse();

    [Theory]
    [InlineData("PreferredRegions", "eu-west-1", "PreferredRegions needs GlobalClusterIdentifier")]
    [InlineData("OtherRegion", "eu-west-1", "OtherRegion needs GlobalClusterIdentifier")]
    [InlineData("ReaderRecordName", "db.shop.example", "ReaderRecordName must differ from RecordName")]
    [InlineData("ProbeSecretKeyArn", "arn:aws:kms:us-east-1:123456789012:key/1", "ProbeSecretKeyArn needs ProbeSecretArn")]
    [InlineData("RecordMode", "switch", "RecordMode switch needs GlobalClusterIdentifier")]
    [InlineData("CreateSampleCluster", "yes", "CreateSampleCluster needs SampleVpcId")]
    [InlineData("NamePrefix", "-failover", "1 to 40 letters, digits and hyphens, or nothing")]
    [InlineData("PermissionsBoundary", "bounds", "a managed policy's ARN, or nothing")]
    [InlineData("ReservedConcurrency", "21", "0 to 20 runs")]
    public void Parameter_ThatCantWork_IsRefusedInOurWords(string parameter, string value, string words) =>
        Should.Throw<TemplateException>(() => Deploy("failover", (parameter, value))).Message.ShouldContain(words);

    [Fact]
    public void OtherRegion_ThatIsThisOne_IsRefused() => Should.Throw<TemplateException>(() => Deploy(
        "failover", ("GlobalClusterIdentifier", "orders"), ("OtherRegion", "us-east-1"))).Message
        .ShouldContain("OtherRegion must be the region of the other stack, not of this one");

    private Stack Deploy(string name, params (string Name, string Value)[] parameters)
    {
        var values = StackParameters.From(new WorldSpec());
        values.Remove("NamePrefix");
        foreach (var (parameter, value) in parameters)
        {
            values[parameter] = value;
        }

        return cloud.Deploy(Deployment.Template, values, name);
    }
}
