namespace Failover.LocalCloud.CloudWatch;

/// <summary>Recursive descent over the rule's text.</summary>
internal sealed class AlarmRuleParser(string text)
{
    private readonly List<string> alarms = [];
    private int position;

    public IReadOnlyList<string> Alarms => alarms;

    public AlarmRule Parse()
    {
        var rule = Or();
        SkipSpace();
        return position == text.Length ? rule : throw Expected("the end, AND or OR");
    }

    private AlarmRule Or()
    {
        var left = And();
        while (TryWord("OR"))
        {
            left = new AlarmRule.Or(left, And());
        }

        return left;
    }

    private AlarmRule And()
    {
        var left = Not();
        while (TryWord("AND"))
        {
            left = new AlarmRule.And(left, Not());
        }

        return left;
    }

    private AlarmRule Not() => TryWord("NOT") ? new AlarmRule.Not(Not()) : Term();

    private AlarmRule Term()
    {
        if (TrySymbol('('))
        {
            var inner = Or();
            return TrySymbol(')') ? inner : throw Expected("')'");
        }

        if (TryWord("TRUE"))
        {
            return new AlarmRule.Constant(true);
        }

        if (TryWord("FALSE"))
        {
            return new AlarmRule.Constant(false);
        }

        return TryWord("ALARM") ? Function(AlarmValue.Alarm)
            : TryWord("OK") ? Function(AlarmValue.Ok)
            : TryWord("INSUFFICIENT_DATA") ? Function(AlarmValue.InsufficientData)
            : throw Expected("ALARM, OK, INSUFFICIENT_DATA, TRUE, FALSE, NOT or '('");
    }

    private AlarmRule.InState Function(AlarmValue value)
    {
        if (!TrySymbol('('))
        {
            throw Expected("'('");
        }

        SkipSpace();
        var name = position < text.Length && text[position] == '"' ? Quoted() : Bare();
        if (!TrySymbol(')'))
        {
            throw Expected("')'");
        }

        var alarm = name.StartsWith("arn:", StringComparison.Ordinal) ? name[(name.LastIndexOf(":alarm:", StringComparison.Ordinal) + 7)..]
            : name;
        if (!alarms.Contains(alarm, StringComparer.Ordinal))
        {
            alarms.Add(alarm);
        }

        return new AlarmRule.InState(alarm, value);
    }

    private string Quoted()
    {
        var end = text.IndexOf('"', position + 1);
        if (end <= position + 1)
        {
            throw Expected("an alarm's name in quotes");
        }

        var name = text[(position + 1)..end];
        position = end + 1;
        return name;
    }

    private string Bare()
    {
        var end = text.IndexOf(')', position);
        var name = end < 0 ? "" : text[position..end].Trim();
        if (name.Length == 0)
        {
            throw Expected("an alarm's name");
        }

        position = end;
        return name;
    }

    private bool TryWord(string word)
    {
        SkipSpace();
        var end = position + word.Length;
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0
            || (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')))
        {
            return false;
        }

        position = end;
        return true;
    }

    private bool TrySymbol(char symbol)
    {
        SkipSpace();
        if (position >= text.Length || text[position] != symbol)
        {
            return false;
        }

        position++;
        return true;
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }

    private FormatException Expected(string what) => new(
        $"AlarmRule: expected {what} at position {position}, found {(position < text.Length ? $"'{text[position..]}'" : "the end")} in "
            + $"'{text}'.");
}
