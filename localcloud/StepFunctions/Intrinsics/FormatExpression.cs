using System.Globalization;
using System.Text;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>States.Format: a template and the values for its placeholders.</summary>
/// <param name="source">Gives the template at run time; null to use <paramref name="fixedTemplate"/>.</param>
internal sealed class FormatExpression(Expression? source, FormatTemplate? fixedTemplate, IReadOnlyList<Expression> arguments) : Expression
{
    public override Value Evaluate(Value input, IScope scope)
    {
        var template = fixedTemplate ?? Template(source?.Evaluate(input, scope));
        var text = new StringBuilder(template.Parts[0]);
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = arguments[i].Evaluate(input, scope);
            text.Append(JavaText.From(value)).Append(template.Parts[i + 1]);
        }

        return new StringValue(text.ToString());
    }

    private FormatTemplate Template(Value? value)
    {
        if (value is not StringValue text)
        {
            throw EvaluationException.Intrinsic($"States.Format: expected a string as template, found {value?.Kind}");
        }

        FormatTemplate template;
        try
        {
            template = FormatTemplate.Parse(text.Text);
        }
        catch (FormatException problem)
        {
            throw EvaluationException.Intrinsic($"States.Format: {problem.Message}");
        }

        return template.Places == arguments.Count ? template : throw EvaluationException.Intrinsic(string.Create(
            CultureInfo.InvariantCulture,
            $"States.Format: expected {template.Places} arguments after the template '{text.Text}', found {arguments.Count}"));
    }
}

/// <param name="Parts">The text before, between and after the placeholders.</param>
internal sealed record FormatTemplate(IReadOnlyList<string> Parts)
{
    public int Places => Parts.Count - 1;

    /// <exception cref="FormatException">A single brace or backslash is not escaped.</exception>
    public static FormatTemplate Parse(string raw)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            var next = i + 1 < raw.Length ? raw[i + 1] : '\0';
            switch (raw[i])
            {
                case '\\':
                    part.Append(Escapes.Escaped(raw, i++));
                    break;
                case '{' when next == '}':
                    parts.Add(part.ToString());
                    part.Clear();
                    i++;
                    break;
                case '{' or '}':
                    throw new FormatException($"expected {{}} or an escaped brace (\\{{) in the template, found '{raw[i..]}'");
                default:
                    part.Append(raw[i]);
                    break;
            }
        }

        parts.Add(part.ToString());
        return new FormatTemplate(parts);
    }
}
