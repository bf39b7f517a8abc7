using System.Globalization;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>A function and the arguments that it accepts.</summary>
/// <param name="kinds">
/// One letter per argument: <c>t</c>ext, <c>n</c>umber, <c>a</c>rray, <c>o</c>bject, <c>f</c>alse, <c>*</c> any; null for any number
/// of arguments of any kind.
/// </param>
/// <param name="optional">How many of the last arguments are optional.</param>
internal sealed class Signature(IntrinsicFunction function, string? kinds, int optional = 0)
{
    public const string? Any = null;

    public IntrinsicFunction Function => function;

    /// <summary>
    /// Checks the number of arguments and the literal ones when the definition is loaded, so that calls that can never work are refused.
    /// </summary>
    /// <exception cref="FormatException">There are too few or too many arguments, or a literal is of the wrong kind.</exception>
    public void Check(string name, IReadOnlyList<Expression> arguments)
    {
        if (kinds is null)
        {
            return;
        }

        if (arguments.Count > kinds.Length || arguments.Count < kinds.Length - optional)
        {
            var least = optional == 0 ? "" : $"{Text(kinds.Length - optional)} to ";
            throw new FormatException($"expected {least}{Text(kinds.Length)} arguments of {name}, found {Text(arguments.Count)}");
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is LiteralExpression { Value: var value } && !Fits(kinds[i], value))
            {
                throw new FormatException($"expected {Words(kinds[i])} as argument {Text(i + 1)} of {name}, found {value}");
            }
        }
    }

    private static bool Fits(char kind, Value literal) => kind switch
    {
        't' => literal is StringValue,
        'n' => literal is NumberValue,
        'f' => literal is BooleanValue { Truth: false },
        'a' or 'o' => false,
        _ => true,
    };

    private static string Words(char kind) => kind switch
    {
        't' => "a string",
        'n' => "a number",
        'f' => "false (AWS only merges shallowly)",
        'a' => "an array, from a path or a function,",
        _ => "an object, from a path or a function,",
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
