namespace Failover.LocalCloud.CloudWatch;

/// <summary>A composite alarm's rule, parsed once.</summary>
/// <remarks>
/// PutCompositeAlarm, <c>AlarmRule</c>: the functions ALARM, OK and INSUFFICIENT_DATA, each of an alarm's name or ARN; the constants
/// TRUE and FALSE; the operators AND, OR, NOT and parentheses. NOT binds tightest, then AND, then OR.
/// </remarks>
internal abstract record AlarmRule
{
    /// <summary>The alarms that the rule refers to, in order, each once; by name, even if the rule has ARNs.</summary>
    public IReadOnlyList<string> Alarms { get; private init; } = [];

    /// <exception cref="FormatException">The message says where the error is, what was expected and what was found.</exception>
    public static AlarmRule Parse(string text)
    {
        var parser = new AlarmRuleParser(text);
        var rule = parser.Parse();
        return rule with { Alarms = parser.Alarms };
    }

    public abstract bool IsTrue(Func<string, AlarmValue> stateOf);

    internal sealed record Constant(bool Value) : AlarmRule
    {
        public override bool IsTrue(Func<string, AlarmValue> stateOf) => Value;
    }

    internal sealed record InState(string Alarm, AlarmValue Value) : AlarmRule
    {
        public override bool IsTrue(Func<string, AlarmValue> stateOf) => stateOf(Alarm) == Value;
    }

    internal sealed record Not(AlarmRule Inner) : AlarmRule
    {
        public override bool IsTrue(Func<string, AlarmValue> stateOf) => !Inner.IsTrue(stateOf);
    }

    internal sealed record And(AlarmRule Left, AlarmRule Right) : AlarmRule
    {
        public override bool IsTrue(Func<string, AlarmValue> stateOf) => Left.IsTrue(stateOf) && Right.IsTrue(stateOf);
    }

    internal sealed record Or(AlarmRule Left, AlarmRule Right) : AlarmRule
    {
        public override bool IsTrue(Func<string, AlarmValue> stateOf) => Left.IsTrue(stateOf) || Right.IsTrue(stateOf);
    }
}
