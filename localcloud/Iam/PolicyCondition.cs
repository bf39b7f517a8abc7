using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Iam;

/// <summary>How a condition treats a multivalued key.</summary>
public enum SetOperator
{
    /// <summary>The key has a single value.</summary>
    None,

    /// <summary><c>ForAllValues</c>: every value in the request must match; true if the key is absent.</summary>
    All,

    /// <summary><c>ForAnyValue</c>: at least one value in the request must match; false if the key is absent.</summary>
    Any,
}

/// <summary>One operator with one key and its values; all conditions of a statement must hold.</summary>
public sealed class PolicyCondition
{
    private readonly bool negated;
    private readonly bool ifExists;
    private readonly ValueTest[] tests;
    private readonly bool[] absences;

    private PolicyCondition(string operatorName, string key, JsonNode? values, bool expands, PolicyPath path)
    {
        (Operator, Key) = (operatorName, key);
        var name = operatorName;
        (SetOperator, name) = name.StartsWith("ForAllValues:", StringComparison.Ordinal) ? (SetOperator.All, name["ForAllValues:".Length..])
            : name.StartsWith("ForAnyValue:", StringComparison.Ordinal) ? (SetOperator.Any, name["ForAnyValue:".Length..])
            : (SetOperator.None, name);
        ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = ifExists ? name[..^"IfExists".Length] : name;
        var texts = path.At(key).Strings(values);
        Values = texts;
        if (name == "Null")
        {
            (tests, absences) = ([], Absences(texts, path));
            return;
        }

        var known = ConditionOperator.Find(name, path);
        var compiled = texts.ConvertAll(text => known.Compile(text, expands, path.At(key)));
        (negated, absences) = (known.Negated, []);
        tests = [.. compiled.Select(c => c.Test)];
        AsksTime = RequestContext.IsTime(key) || compiled.Exists(c => c.AsksTime);
    }

    /// <summary>As written, for example <c>ForAllValues:StringEquals</c>.</summary>
    public string Operator { get; }

    public string Key { get; }

    /// <summary>As written.</summary>
    public IReadOnlyList<string> Values { get; }

    public SetOperator SetOperator { get; }

    /// <summary>Whether it is <c>Null: false</c>, which requires the key.</summary>
    public bool DemandsKey => absences is [false];

    internal bool AsksTime { get; }

    internal static List<PolicyCondition> Parse(JsonNode? node, bool expands, PolicyPath path)
    {
        if (node is not JsonObject operators)
        {
            throw path.Error("expects an object of operators");
        }

        return [.. operators.SelectMany(o => o.Value is JsonObject keys && keys.Count > 0
            ? keys.Select(k => new PolicyCondition(o.Key, k.Key, k.Value, expands, path.At(o.Key)))
            : throw path.At(o.Key).Error("expects an object of condition keys"))];
    }

    internal bool Holds(RequestContext request)
    {
        var values = request.Values(Key);
        if (absences.Length > 0)
        {
            return absences.Contains(values is null);
        }

        if (values is null)
        {
            // With an absent key, a negated operator holds, and so does ForAllValues; ForAnyValue does not.
            return ifExists || SetOperator == SetOperator.All || (SetOperator == SetOperator.None && negated);
        }

        return SetOperator switch
        {
            SetOperator.All => values.All(v => Meets(v, request)),
            SetOperator.Any => values.Any(v => Meets(v, request)),
            _ when values.Count > 1 => throw new PolicyException(
                $"{Operator} on {Key}: the request has {values.Count} values; IAM requires ForAllValues or ForAnyValue for such a key."),
            _ => Meets(values[0], request),
        };
    }

    // Several values in a policy are ORed; those of a negated operator are NORed.
    private bool Meets(string value, RequestContext request)
    {
        foreach (var test in tests)
        {
            if (test(value, request))
            {
                return !negated;
            }
        }

        return negated;
    }

    private bool[] Absences(List<string> texts, PolicyPath path)
    {
        if (ifExists || SetOperator != SetOperator.None)
        {
            throw path.Error("Null takes neither IfExists nor a set operator; it only tests whether the key is present");
        }

        return [.. texts.Select(t =>
            bool.TryParse(t, out var absent) ? absent : throw path.Error($"Null expects true or false, found '{t}'"))];
    }
}
