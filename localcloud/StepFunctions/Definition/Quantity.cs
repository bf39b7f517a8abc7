using System.Globalization;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A number of seconds or items, or a percentage, fixed or from a path.</summary>
/// <param name="Field">The field that contains it, for messages.</param>
/// <param name="Least">The smallest allowed value.</param>
/// <param name="Most">The largest allowed value.</param>
internal sealed record Quantity(string Field, double Fixed, JsonPath? Path, int Least, int Most)
{
    /// <exception cref="EvaluationException">The path does not point to such a number.</exception>
    public double Evaluate(Value input, IScope scope)
    {
        if (Path is null)
        {
            return Fixed;
        }

        return Path.Resolve(input, scope) is NumberValue { IsWhole: true } number && number.Number >= Least && number.Number <= Most
            ? number.Number
            : throw EvaluationException.Runtime(string.Create(
                CultureInfo.InvariantCulture,
                $"The {Field} parameter '{Path.Text}' expected an integer from {Least} to {Most}, found {Path.Find(input)}"));
    }
}
