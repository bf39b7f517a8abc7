using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Template;

/// <summary>Evaluates a template's intrinsic functions for one stack.</summary>
internal sealed class Evaluator(
    TemplateDocument document, string region, string stackName, IReadOnlyDictionary<string, JsonNode> parameters, string account)
{
    // Compared only by reference: an element with this value is omitted.
    private static readonly JsonNode NoValue = JsonValue.Create("AWS::NoValue");
    private readonly Dictionary<string, bool> conditions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    public JsonNode? Evaluate(TemplateNode node) => Value(node) is var value && ReferenceEquals(value, NoValue) ? null : value;

    public JsonObject Evaluate(TemplateNode.Mapping mapping)
    {
        var json = new JsonObject();
        foreach (var (name, node) in mapping.Entries)
        {
            var value = Value(node);
            if (!ReferenceEquals(value, NoValue))
            {
                json[name] = value;
            }
        }

        return json;
    }

    public bool IsTrue(string condition)
    {
        if (!conditions.TryGetValue(condition, out var value))
        {
            var node = document.Conditions.GetValueOrDefault(condition)
                ?? throw new TemplateException($"Template error: unresolved condition dependency: {condition}.");
            conditions[condition] = value = Holds(node);
        }

        return value;
    }

    /// <summary>The resource's physical name.</summary>
    public string NameOf(TemplateResource resource)
    {
        if (!names.TryGetValue(resource.LogicalId, out var name))
        {
            var written = ResourceTypes.NameProperty(resource.Type) is { } property ? resource.Properties[property] : null;
            names[resource.LogicalId] = name = written is null
                ? PhysicalNames.Made(resource, stackName) : PhysicalNames.Checked(resource, Text(written));
        }

        return name;
    }

    public string RoleOf(TemplateResource owner) => $"arn:aws:iam::{account}:role/{stackName}-{owner.LogicalId}Role";

    private JsonNode? Value(TemplateNode node) => node switch
    {
        TemplateNode.Scalar scalar => scalar.Json(),
        TemplateNode.Sequence sequence =>
            new JsonArray([.. sequence.Items.Select(Value).Where(static item => !ReferenceEquals(item, NoValue))]),
        TemplateNode.Mapping mapping => Evaluate(mapping),
        TemplateNode.Substitution substitution => Substitute(substitution),
        TemplateNode.Intrinsic intrinsic => Call(intrinsic),
        _ => throw new TemplateException($"line {node.Line}: not a value."),
    };

    private JsonNode? Call(TemplateNode.Intrinsic call) => call.Name switch
    {
        "Ref" => Ref(Text(call.Argument), call.Line),
        "Fn::GetAtt" => Attribute(Text(Arguments(call, 2)[0]), Text(Arguments(call, 2)[1]), call.Line),
        "Fn::If" => Value(Arguments(call, 3)[IsTrue(Text(Arguments(call, 3)[0])) ? 1 : 2]),
        "Fn::Join" => string.Join(Text(Arguments(call, 2)[0]), List(Arguments(call, 2)[1]).Select(item => Text(item, call.Line))),
        "Fn::Select" => Select(call),
        "Fn::Split" =>
            new JsonArray(
                [.. Text(Arguments(call, 2)[1]).Split(Text(Arguments(call, 2)[0])).Select(static part => JsonValue.Create(part))]),
        "Fn::FindInMap" => Find(call),
        "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(call.Argument))),
        "Fn::GetAZs" => new JsonArray(region + "a", region + "b", region + "c"),
        _ => Holds(call),
    };

    /// <summary>Whether a condition in the section Conditions or Rules holds.</summary>
    public bool Holds(TemplateNode node) => node switch
    {
        TemplateNode.Intrinsic { Name: "Condition", Argument: var argument } => IsTrue(Text(argument)),
        TemplateNode.Mapping { Entries: [{ Key: "Condition", Value: var argument }] } => IsTrue(Text(argument)),
        TemplateNode.Intrinsic { Name: "Fn::Equals" } call =>
            JsonNode.DeepEquals(Comparable(Arguments(call, 2)[0]), Comparable(Arguments(call, 2)[1])),
        TemplateNode.Intrinsic { Name: "Fn::And", Argument: TemplateNode.Sequence { Items: { Count: >= 2 and <= 10 } items } } =>
            items.All(Holds),
        TemplateNode.Intrinsic { Name: "Fn::Or", Argument: TemplateNode.Sequence { Items: { Count: >= 2 and <= 10 } items } } =>
            items.Any(Holds),
        TemplateNode.Intrinsic { Name: "Fn::Not", Argument: TemplateNode.Sequence { Items: [var only] } } => !Holds(only),
        _ => throw new TemplateException(
            $"Template error: line {node.Line}: expected a condition (Condition, Fn::Equals, Fn::And, Fn::Or with 2 to 10, Fn::Not with "
                + "1)."),
    };

    /// <summary>CloudFormation compares scalars as text: a Number parameter is equal to the same digits.</summary>
    private JsonNode? Comparable(TemplateNode node) =>
        Value(node) is JsonValue value ? JsonValue.Create(Text(value, node.Line)) : Value(node);

    private JsonNode Ref(string name, long line) => name switch
    {
        "AWS::Region" => region,
        "AWS::AccountId" => account,
        "AWS::Partition" => Partitions.Of(region),
        "AWS::URLSuffix" => "amazonaws.com",
        "AWS::StackName" => stackName,
        "AWS::StackId" => $"arn:aws:cloudformation:{region}:{account}:stack/{stackName}/{StackId.Of(region, stackName)}",
        "AWS::NoValue" => NoValue,
        "AWS::NotificationARNs" => new JsonArray(),
        _ when parameters.TryGetValue(name, out var value) => value.DeepClone(),
        _ when document.ById.TryGetValue(name, out var resource) => ResourceIdentity.Ref(resource.Type, NameOf(resource), region),
        _ when Published(name) is { } version => version,
        _ when ResourceIdentity.ImplicitRoleOwner(document, name) is { } owner => $"{stackName}-{owner.LogicalId}Role",
        _ => throw new TemplateException(
            $"Template format error: line {line}: Unresolved resource dependencies [{name}] in the Resources block of the template"),
    };

    /// <summary>SAM: <c>!Ref FUNCTION.Version</c> is the version that this deployment publishes.</summary>
    private string? Published(string name) => name.EndsWith(".Version", StringComparison.Ordinal)
        && document.ById.TryGetValue(name[..^".Version".Length], out var function) && function.Properties["AutoPublishAlias"] is not null
            ? $"{ResourceIdentity.Arn(function.Type, NameOf(function), region)}:{FunctionVersion.Of(Evaluate(function.Properties))}"
            : null;

    private JsonNode Attribute(string id, string attribute, long line)
    {
        if (document.ById.TryGetValue(id, out var resource))
        {
            return ResourceIdentity.Attribute(resource.Type, NameOf(resource), attribute, region, account) ?? throw new TemplateException(
                $"Template error: line {line}: resource {id} ({resource.Type}) has no attribute {attribute}.");
        }

        return attribute == "Arn" && ResourceIdentity.ImplicitRoleOwner(document, id) is { } owner
            ? RoleOf(owner)
            : throw new TemplateException($"Template error: line {line}: instance of Fn::GetAtt references undefined resource {id}");
    }

    private string Substitute(TemplateNode.Substitution substitution)
    {
        var text = new StringBuilder();
        foreach (var (part, isName) in substitution.Parts)
        {
            text.Append(!isName ? part : substitution.Values?[part] is { } value ? Text(value) : Named(part, substitution.Line));
        }

        return text.ToString();
    }

    private string Named(string name, long line)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return Text(dot < 0 ? Ref(name, line) : Attribute(name[..dot], name[(dot + 1)..], line), line);
    }

    private JsonNode? Select(TemplateNode.Intrinsic call)
    {
        var list = List(Arguments(call, 2)[1]);
        var written = Text(Arguments(call, 2)[0]);
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count
            ? list[index]?.DeepClone()
            : throw new TemplateException(
            $"Template error: line {call.Line}: Fn::Select cannot select nonexistent value at index {written}");
    }

    private JsonNode? Find(TemplateNode.Intrinsic call)
    {
        TemplateNode? found = document.Mappings;
        foreach (var key in Arguments(call, 3).Select(Text))
        {
            found = (found as TemplateNode.Mapping)?[key]
                ?? throw new TemplateException(
                $"Template error: line {call.Line}: Unable to get mapping for {string.Join("::", Arguments(call, 3).Select(Text))}");
        }

        return found is null ? null : Value(found);
    }

    private JsonArray List(TemplateNode node) => Value(node) as JsonArray
        ?? throw new TemplateException($"Template error: line {node.Line}: expected a list.");

    private string Text(TemplateNode node) => Text(Value(node), node.Line);

    private static string Text(JsonNode? value, long line) => value is JsonValue scalar
        ? scalar.GetValueKind() == JsonValueKind.String ? scalar.GetValue<string>() : scalar.ToJsonString()
        : throw new TemplateException($"Template error: line {line}: expected text, found {value?.ToJsonString() ?? "null"}");

    private static IReadOnlyList<TemplateNode> Arguments(TemplateNode.Intrinsic call, int count) =>
        call.Argument is TemplateNode.Sequence sequence && sequence.Items.Count == count
            ? sequence.Items
            : throw new TemplateException($"Template error: line {call.Line}: {call.Name} expects a list of {count}.");
}
