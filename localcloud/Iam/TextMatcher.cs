namespace Failover.LocalCloud.Iam;

/// <summary>A pattern in a policy: compiled once if it has no variables, otherwise for each request.</summary>
internal sealed class TextMatcher
{
    private static readonly string AnyArn = PolicyWildcard.Compile("*");
    private static readonly string Every = PolicyWildcard.Compile(":*:*:*:*:*");

    private readonly PolicyText text;
    private readonly bool ignoreCase;
    private readonly PolicyWildcard? wildcard;
    private readonly PolicyWildcard[]? arnParts;

    internal TextMatcher(PolicyText text, bool ignoreCase)
    {
        this.text = text;
        this.ignoreCase = ignoreCase;
        wildcard = text.HasVariables ? null : new PolicyWildcard(text.Widest(), ignoreCase);
        arnParts = text.HasVariables ? null : Split(text.Widest());
    }

    internal bool AsksTime => text.AsksTime;

    internal string Widest => text.Widest();

    internal bool IsMatch(string value, RequestContext request) =>
        wildcard is not null
            ? wildcard.IsMatch(value)
            : text.Resolve(request) is { } resolved && new PolicyWildcard(resolved, ignoreCase).IsMatch(value);

    /// <summary>An ARN's parts are compared one by one, so that a star does not cross a colon before the resource.</summary>
    internal bool IsArnMatch(string value, RequestContext request) =>
        (arnParts ?? (text.Resolve(request) is { } resolved ? Split(resolved) : null)) is { } patterns
        && Arn.Split(value) is { } values
        && patterns.Length == Arn.Parts
        && !patterns.Where((p, i) => !p.IsMatch(values[i])).Any();

    private PolicyWildcard[] Split(string compiled) =>
        [.. (compiled == AnyArn ? "arn" + Every : compiled).Split(':', Arn.Parts).Select(p => new PolicyWildcard(p, ignoreCase))];
}
