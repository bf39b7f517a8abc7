using System.CommandLine;
using System.Globalization;

namespace Failover.Drill.Commands;

/// <summary>What an option's value must be, so that an error says what was expected and what was found.</summary>
internal static class OptionRules
{
    public static Option<T> MustBe<T>(this Option<T> option, string expected, Func<string, bool> holds)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [.., { Value: var found }] && !holds(found))
            {
                result.AddError($"Expected {option.Name} to be {expected}, but found '{found}'.");
            }
        });
        return option;
    }

    public static Argument<T> MustBe<T>(this Argument<T> argument, string expected, Func<string, bool> holds)
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [.., { Value: var found }] && !holds(found))
            {
                result.AddError($"Expected {argument.Name} to be {expected}, but found '{found}'.");
            }
        });
        return argument;
    }

    /// <summary>A whole number.</summary>
    public static bool IsWhole(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    public static bool IsWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most;

    /// <summary>Whether the text is a finite number for which the condition holds.</summary>
    public static bool IsNumber(string text, Func<double, bool> holds) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && holds(value);
}
