using System.Text;

namespace Failover.LocalCloud.Iam;

/// <summary>Policy text that may contain wildcards and policy variables: <c>${aws:username}</c>, <c>${key, 'default'}</c>.</summary>
internal sealed class PolicyText
{
    private readonly string compiled;
    private readonly List<Variable> variables;

    private PolicyText(string compiled, List<Variable> variables)
    {
        this.compiled = compiled;
        this.variables = variables;
    }

    private sealed record Variable(int At, string Key, string? Default);

    internal bool HasVariables => variables.Count > 0;

    internal bool AsksTime => variables.Exists(v => RequestContext.IsTime(v.Key));

    /// <param name="wildcards">Whether <c>*</c> and <c>?</c> are wildcards here.</param>
    /// <param name="expands">Only version 2012-10-17 has variables; in the older one they are plain text.</param>
    internal static PolicyText Parse(string text, bool wildcards, bool expands, PolicyPath path)
    {
        var result = new StringBuilder();
        var variables = new List<Variable>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!expands || text[i] != '$' || i + 1 == text.Length || text[i + 1] != '{')
            {
                result.Append(wildcards ? PolicyWildcard.Compile(text[i].ToString()) : text[i].ToString());
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                throw path.Error($"'{text}' opens a policy variable with ${{ but does not close it");
            }

            Expand(text[(i + 2)..end], result, variables, path);
            i = end;
        }

        return new PolicyText(result.ToString(), variables);
    }

    private static void Expand(string name, StringBuilder result, List<Variable> variables, PolicyPath path)
    {
        // IAM's own escapes for special characters.
        if (name is "*" or "?" or "$")
        {
            result.Append(name);
            return;
        }

        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var key = comma < 0 ? name : name[..comma];
        var fallback = comma < 0 ? null : name[(comma + 1)..].Trim();
        if (key.Contains("::", StringComparison.Ordinal) || !key.Contains(':', StringComparison.Ordinal))
        {
            throw path.Error($"${{{name}}} is not a policy variable (a condition key); for a template parameter, use Fn::Sub");
        }

        if (fallback is not null && (fallback.Length < 2 || fallback[0] != '\'' || fallback[^1] != '\''))
        {
            throw path.Error($"the default in ${{{name}}} must be in single quotes");
        }

        variables.Add(new Variable(result.Length, key, fallback?[1..^1]));
    }

    /// <summary>The compiled text for this request; null if a variable has no single value, in which case nothing can match.</summary>
    internal string? Resolve(RequestContext request)
    {
        if (variables.Count == 0)
        {
            return compiled;
        }

        var text = new StringBuilder(compiled);
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            var value = request.Values(variables[i].Key) is { } values
                ? (values.Count == 1 ? values[0] : null)
                : variables[i].Default;
            if (value is null)
            {
                return null;
            }

            text.Insert(variables[i].At, value);
        }

        return text.ToString();
    }

    /// <summary>The compiled text with each variable as a wildcard: the most that the pattern can match.</summary>
    internal string Widest()
    {
        var text = new StringBuilder(compiled);
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            text.Insert(variables[i].At, PolicyWildcard.AnyRun);
        }

        return text.ToString();
    }
}
