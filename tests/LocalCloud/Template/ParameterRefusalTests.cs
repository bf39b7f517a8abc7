using System.Globalization;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>What can't work is refused when the stack is created, not by a resource that fails half an hour later.</summary>
public sealed class ParameterRefusalTests
{
    private static readonly string[] BadTexts = ["Ä ö", "two words", new string('x', 3000), "'; drop"];

    public static TheoryData<string> Names => [.. Deployment.Template.Parameters.Select(static p => p.Name)];

    /// <summary>Every bad value of every parameter, in CloudFormation's form and with our words for what is expected.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Parameter_BadValue_IsRefusedAtOnceWithOurWords(string name)
    {
        var parameter = Deployment.Template.Parameters.Single(p => p.Name == name);
        if (parameter.Type.Contains("AWS::", StringComparison.Ordinal))
        {
            // CloudFormation itself looks whether there is such a thing in the account.
            parameter.Type.ShouldBeOneOf("List<AWS::EC2::Subnet::Id>", "List<AWS::EC2::SecurityGroup::Id>");
            return;
        }

        foreach (var bad in BadValues(parameter))
        {
            Should.Throw<TemplateException>(() => Deploy(name, bad)).Message.ShouldBe(
                parameter.AllowedValues is { } allowed ? $"Parameter '{name}' must be one of AllowedValues [{string.Join(", ", allowed)}]"
                : parameter.Type == "Number" && !double.TryParse(bad, CultureInfo.InvariantCulture, out _)
                    ? $"Parameter '{name}' must be a number"
                : $"Parameter '{name}' failed to satisfy constraint: {parameter.ConstraintDescription.ShouldNotBeNull(name)}");
        }
    }

    private static string[] BadValues(TemplateParameter parameter) => parameter switch
    {
        { AllowedValues: not null } => ["elsewhere", "", "YES"],
        { Type: "Number", MinValue: { } least, MaxValue: { } most } => [Text(least - 1), Text(most + 1), "many", "1e9"],
        { AllowedPattern: not null } => BadTexts,
        _ => throw new InvalidOperationException($"Expected {parameter.Name} to be constrained, but it takes anything."),
    };

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Deploy(string name, string value)
    {
        var values = StackParameters.From(new WorldSpec());
        values[name] = value;
        new Cloud(1, World.Start, new CloudOptions()).Deploy(Deployment.Template, values);
    }
}
