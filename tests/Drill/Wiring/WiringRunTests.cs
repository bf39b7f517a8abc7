using Failover.Drill.Wiring;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;

namespace Failover.Tests.Drill.Wiring;

/// <summary>A sample of what <c>drill wiring</c> does as a whole, and that it can fail.</summary>
public sealed class WiringRunTests
{
    /// <summary>A prime, so that the sample takes another property of each of the many similar resources.</summary>
    private const int Sample = 53;

    [Fact]
    public void Template_AnyPropertyBroken_IsNoticed() => WiringRun.Execute(sample: Sample).Unnoticed.ShouldBeEmpty();

    [Fact]
    public void Rules_OfTheUnbrokenTemplate_FindNothing() =>
        StackVariant.All.SelectMany(variant => variant.Findings(Deployment.Template)).ShouldBeEmpty();

    /// <summary>Each rule finds something in some broken template: none of them can only pass.</summary>
    /// <remarks>There are thousands of mutants, and to deploy one takes milliseconds: only what a silent rule looks at is broken.</remarks>
    [Fact]
    public void Rules_EachOfThem_NoticesSomeMutant()
    {
        var silent = WiringRules.All.ToList();
        var seen = new HashSet<string>();
        var subjects = RuleSubjects.Find();

        // The first of each kind of change, and then the others of similar resources.
        var mutants = TemplateMutants.From(Deployment.Template, static (one, property) => WiringScope.IsBroken(one.Type, property))
            .OrderBy(mutant => seen.Add($"{mutant.Resource.Type} {mutant.Path} {mutant.Change}") ? 0 : 1);
        foreach (var mutant in mutants.TakeWhile(_ => silent.Count > 0))
        {
            var variants = StackVariant.All.Where(variant =>
                silent.Exists(rule => subjects.LooksAt(rule, variant, mutant.Resource.LogicalId, mutant.Path)));
            foreach (var view in variants.Select(variant => View(variant, mutant.Document)).OfType<StackView>())
            {
                silent.RemoveAll(rule => rule.Broken(view).Any());
            }
        }

        silent.Select(static rule => rule.Why).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("WriterDownRule Targets[0].DeadLetterConfig removed")]
    [InlineData("DeadLetterQueuePolicy PolicyDocument.Statement[0].Condition.ArnEquals.aws:SourceArn[0] removed")]
    [InlineData("Key KeyPolicy.Statement[1] removed")]
    [InlineData("StartFailoverRole AssumeRolePolicyDocument.Statement[0].Condition.ArnEquals.aws:SourceArn[0] removed")]
    [InlineData("HeartbeatErrorsAlarm Dimensions[0].Value changed")]
    [InlineData("StartLostAlarm Dimensions[0].Value changed")]
    [InlineData("PublishFailedFilter FilterPattern changed")]
    public void FaultsThatOnceWentUnnoticed_AreNoticed(string mutant)
    {
        var broken = TemplateMutants.From(Deployment.Template, static (_, _) => true).Single(one => one.ToString() == mutant);

        WiringProbes.All.Select(static probe => new ProbeUse(probe)).Any(probe => probe.Notices(broken)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Key KeyPolicy.Statement[0].Sid removed", true)]
    [InlineData("SampleSecurityGroup SecurityGroupIngress[0].Description changed", true)]
    [InlineData("Key EnableKeyRotation removed", false)]
    [InlineData("WriterDownRule Name changed", false)]
    public void Allowance_IsForNamesAndDescriptionsAlone(string mutant, bool allowed) =>
        (WiringAllowance.Reason(mutant) is not null).ShouldBe(allowed);

    private static StackView? View(StackVariant variant, TemplateDocument template)
    {
        try
        {
            return RuleSubjects.View(variant, template);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Refused, for one reason of many: that needs no rule.
            return null;
        }
    }
}
