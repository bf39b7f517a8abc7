using System.Globalization;
using System.Text;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Reference;

/// <summary>What template.yaml says about itself: parameters by group, outputs, alarms, permissions.</summary>
internal sealed class TemplateReference(TemplateNode.Mapping template)
{
    private static readonly string[] AlarmTypes = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"];

    public void AppendParameters(StringBuilder page)
    {
        var form = Map(Map(template["Metadata"])["AWS::CloudFormation::Interface"]);
        foreach (var group in Items(form["ParameterGroups"]).Select(Map))
        {
            page.Append(CultureInfo.InvariantCulture, $"### {NodeText.From(Map(group["Label"])["default"])}\n\n");
            var names = Items(group["Parameters"]).Select(NodeText.From);
            Table.Append(page, ["parameter", "default", "allowed", "meaning"], names.Select(Parameter));
        }
    }

    public void AppendOutputs(StringBuilder page) => Table.Append(
        page,
        ["output", "what it is"],
        Section("Outputs").Select(o => (string[])[$"`{o.Key}`", NodeText.From(Map(o.Value)["Description"])]));

    public void AppendAlarms(StringBuilder page) => Table.Append(
        page,
        ["alarm", "it means", "only with"],
        Resources(AlarmTypes).Select(a => (string[])[
            $"`{NodeText.From(Map(a.Value["Properties"])["AlarmName"])}`",
            NodeText.From(Map(a.Value["Properties"])["AlarmDescription"]),
            NodeText.From(a.Value["Condition"])]));

    /// <summary>What each role is allowed; a denial only narrows that and is not listed.</summary>
    public void AppendPermissions(StringBuilder page) => Table.Append(
        page,
        ["who", "may", "on", "only with"],
        Resources(["AWS::Serverless::Function", "AWS::Serverless::StateMachine", "AWS::IAM::Role"])
            .Where(static r => Map(r.Value["Properties"])["Role"] is null) // a role of its own is listed by its name
            .SelectMany(r => Statements(Map(r.Value["Properties"])["Policies"], "").Select(s => Permission(r.Key, s))
                .DefaultIfEmpty([r.Key, "nothing else", "", ""])));

    private static string[] Permission(string resource, (TemplateNode.Mapping Statement, string Condition) entry) =>
    [
        resource,
        string.Join(", ", Items(entry.Statement["Action"]).Select(a => $"`{NodeText.From(a)}`")),
        string.Join("<br>", Items(entry.Statement["Resource"]).Select(r => $"`{NodeText.From(r)}`")),
        entry.Condition + (entry.Statement["Condition"] is { } condition
            ? (entry.Condition.Length > 0 ? "; " : "") + Conditions(condition)
            : ""),
    ];

    private static string Conditions(TemplateNode condition) =>
        string.Join("; ", Map(condition).Entries.Select(o => $"{o.Key}: {NodeText.From(o.Value)}"));

    private string[] Parameter(string name)
    {
        var node = Map(Map(template["Parameters"])[name]);
        var parameter = TemplateParameter.Read(name, node);
        var fallback = parameter.Default is { } value ? value.Length == 0 ? "none" : $"`{value}`" : "required";
        return [$"`{name}`", fallback, Allowed(parameter), NodeText.From(node["Description"])];
    }

    private static string Allowed(TemplateParameter parameter) =>
        parameter.AllowedValues is { } values ? string.Join(", ", values.Where(v => v.Length > 0).Select(v => $"`{v}`"))
        : parameter.ConstraintDescription ?? parameter.Type;

    private static IEnumerable<(TemplateNode.Mapping Statement, string Condition)> Statements(
        TemplateNode? node, string condition) => node switch
        {
            TemplateNode.Sequence list => list.Items.SelectMany(item => Statements(item, condition)),
            TemplateNode.Mapping policy when policy["PolicyDocument"] is { } document => Statements(document, condition),
            TemplateNode.Mapping policy when policy["Statement"] is { } statement => Statements(statement, condition),
            TemplateNode.Mapping statement when NodeText.From(statement["Effect"]) == "Allow" => [(statement, condition)],
            TemplateNode.Intrinsic { Name: "Fn::If", Argument: TemplateNode.Sequence { Items: [var when, var yes, var no] } } =>
                Statements(yes, NodeText.From(when)).Concat(Statements(no, $"not {NodeText.From(when)}")),
            _ => [],
        };

    private IEnumerable<KeyValuePair<string, TemplateNode.Mapping>> Resources(string[] types) => Section("Resources")
        .Select(r => KeyValuePair.Create(r.Key, Map(r.Value)))
        .Where(r => types.Contains(NodeText.From(r.Value["Type"]), StringComparer.Ordinal));

    private IReadOnlyList<KeyValuePair<string, TemplateNode>> Section(string name) => Map(template[name]).Entries;

    private static TemplateNode.Mapping Map(TemplateNode? node) => node as TemplateNode.Mapping ?? new TemplateNode.Mapping([], 0);

    private static IReadOnlyList<TemplateNode> Items(TemplateNode? node) => node switch
    {
        null => [],
        TemplateNode.Sequence sequence => sequence.Items,
        _ => [node],
    };
}
