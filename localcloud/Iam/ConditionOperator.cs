using System.Globalization;

namespace Failover.LocalCloud.Iam;

/// <summary>Whether one value of the request matches one value of the policy.</summary>
internal delegate bool ValueTest(string value, RequestContext request);

/// <summary>An IAM condition operator (<c>StringLike</c>, <c>NumericLessThan</c>, ...), without set operator and <c>IfExists</c>.</summary>
/// <param name="Negated">A negated operator has the positive test; the condition inverts it over all values (NOR).</param>
/// <param name="Compile">Makes the test for one value of the policy; the path locates errors in it.</param>
internal sealed record ConditionOperator(bool Negated, Func<string, bool, PolicyPath, (ValueTest Test, bool AsksTime)> Compile)
{
    private static readonly Dictionary<string, ConditionOperator> Known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = Text(false, wildcards: false),
        ["StringNotEquals"] = Text(true, wildcards: false),
        ["StringEqualsIgnoreCase"] = Text(false, wildcards: false, ignoreCase: true),
        ["StringNotEqualsIgnoreCase"] = Text(true, wildcards: false, ignoreCase: true),
        ["StringLike"] = Text(false, wildcards: true),
        ["StringNotLike"] = Text(true, wildcards: true),
        // "ArnEquals and ArnLike behave identically" (IAM user guide, condition operators).
        ["ArnEquals"] = Arns(false),
        ["ArnLike"] = Arns(false),
        ["ArnNotEquals"] = Arns(true),
        ["ArnNotLike"] = Arns(true),
        ["Bool"] = new(false, CompileBool),
        ["NumericEquals"] = Number(false, static o => o == 0),
        ["NumericNotEquals"] = Number(true, static o => o == 0),
        ["NumericLessThan"] = Number(false, static o => o < 0),
        ["NumericLessThanEquals"] = Number(false, static o => o <= 0),
        ["NumericGreaterThan"] = Number(false, static o => o > 0),
        ["NumericGreaterThanEquals"] = Number(false, static o => o >= 0),
        ["DateEquals"] = Date(false, static o => o == 0),
        ["DateNotEquals"] = Date(true, static o => o == 0),
        ["DateLessThan"] = Date(false, static o => o < 0),
        ["DateLessThanEquals"] = Date(false, static o => o <= 0),
        ["DateGreaterThan"] = Date(false, static o => o > 0),
        ["DateGreaterThanEquals"] = Date(false, static o => o >= 0),
    };

    internal static ConditionOperator Find(string name, PolicyPath path) => name switch
    {
        _ when Known.TryGetValue(name, out var known) => known,
        "IpAddress" or "NotIpAddress" => throw path.Error($"{name} is not supported: calls in the local cloud have no source address"),
        "BinaryEquals" => throw path.Error("BinaryEquals is not supported: calls in the local cloud have no binary keys"),
        _ => throw path.Error($"the condition operator '{name}' is not supported; supported are Null, {string.Join(", ", Known.Keys)}"),
    };

    private static ConditionOperator Text(bool negated, bool wildcards, bool ignoreCase = false) => new(negated, (text, expands, path) =>
    {
        var matcher = new TextMatcher(PolicyText.Parse(text, wildcards, expands, path), ignoreCase);
        return (matcher.IsMatch, matcher.AsksTime);
    });

    private static ConditionOperator Arns(bool negated) => new(negated, static (text, expands, path) =>
    {
        if (text != "*" && text.Split(':', Arn.Parts).Length < Arn.Parts && !text.Contains("${", StringComparison.Ordinal))
        {
            throw path.Error($"'{text}' is not an ARN of six parts, which ArnLike compares one by one");
        }

        var matcher = new TextMatcher(PolicyText.Parse(text, wildcards: true, expands, path), ignoreCase: false);
        return (matcher.IsArnMatch, matcher.AsksTime);
    });

    private static (ValueTest Test, bool AsksTime) CompileBool(string text, bool expands, PolicyPath path)
    {
        var expected = bool.TryParse(text, out var known) ? known : throw path.Error($"Bool expects true or false, found '{text}'");
        return ((value, _) => bool.TryParse(value, out var actual) && actual == expected, false);
    }

    private static ConditionOperator Number(bool negated, Func<int, bool> holds) => new(negated, (text, _, path) =>
    {
        var limit = Decimal(text) ?? throw path.Error($"'{text}' is not a number");
        return ((value, _) => Decimal(value) is { } actual && holds(actual.CompareTo(limit)), false);
    });

    private static ConditionOperator Date(bool negated, Func<int, bool> holds) => new(negated, (text, _, path) =>
    {
        var limit = Moment(text) ?? throw path.Error($"'{text}' is neither an ISO 8601 date nor an epoch time in seconds");
        return ((value, _) => Moment(value) is { } actual && holds(actual.CompareTo(limit)), false);
    });

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Moment(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
