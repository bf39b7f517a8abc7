using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>A function at the end of a path; null if its subject is not of the required kind.</summary>
internal delegate Value? PathFunction(Value subject);

internal static class PathFunctions
{
    public const string Names = "length, min, max, avg, sum, keys";

    public static PathFunction? Find(string name) => name switch
    {
        "length" => static subject => subject switch
        {
            ArrayValue array => new NumberValue(array.Count),
            ObjectValue fields => new NumberValue(fields.Count),
            StringValue text => new NumberValue(text.Text.Length),
            _ => null,
        },
        "keys" => static subject => subject is ObjectValue fields
            ? new ArrayValue([.. fields.Names.Select(static key => new StringValue(key))])
            : null,
        "min" => static subject => OfNumbers(subject, Enumerable.Min),
        "max" => static subject => OfNumbers(subject, Enumerable.Max),
        "avg" => static subject => OfNumbers(subject, Enumerable.Average),
        "sum" => static subject => OfNumbers(subject, Enumerable.Sum),
        _ => null,
    };

    private static NumberValue? OfNumbers(Value subject, Func<IEnumerable<double>, double> function)
    {
        var numbers = subject is ArrayValue array ? array.Items.OfType<NumberValue>().Select(static n => n.Number).ToList() : [];
        return numbers.Count == 0 ? null : new NumberValue(function(numbers), null);
    }
}
