namespace Failover.LocalCloud.Iam;

/// <summary>A pattern of a policy, with what its variables need: compiled once without them, else for each request.</summary>
internal sealed class TextMatcher
{
    private readonly PolicyText text;
    private readonly bool ignoreCase;
    private readonly Wildcard? wildcard;

    internal TextMatcher(PolicyText text, bool ignoreCase)
    {
        this.text = text;
        this.ignoreCase = ignoreCase;
        wildcard = text.HasVariables ? null : new Wildcard(text.Widest(), ignoreCase);
    }

    internal bool AsksTime => text.AsksTime;

    internal string Widest => text.Widest();

    internal bool IsMatch(string value, RequestContext request) =>
        wildcard is not null
            ? wildcard.IsMatch(value)
            : text.Resolve(request) is { } resolved && new Wildcard(resolved, ignoreCase).IsMatch(value);

    /// <summary>An ARN's parts are compared one by one, so that a star does not reach over a colon before the resource.</summary>
    internal bool IsArnMatch(string value, RequestContext request)
    {
        if (text.Resolve(request) is not { } resolved)
        {
            return false;
        }

        if (resolved == "\uE000")
        {
            return true;
        }

        var (patterns, values) = (resolved.Split(':', Arn.Parts), Arn.Split(value));
        return values is not null && patterns.Length == Arn.Parts
            && !patterns.Where((p, i) => !new Wildcard(p, ignoreCase).IsMatch(values[i])).Any();
    }
}
