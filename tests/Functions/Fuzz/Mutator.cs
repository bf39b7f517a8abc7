using System.Collections;
using System.Reflection;
using Amazon.Runtime;

namespace Failover.Tests.Functions.Fuzz;

/// <summary>Takes an AWS answer apart and reassembles it wrongly, wherever the wire format allows it.</summary>
/// <param name="rate">The share of an answer's values that is changed, 0 to 1.</param>
internal sealed class Mutator(Random random, double rate)
{
    /// <summary>The longest text that an API returns: a record's value has at most 4,000 characters.</summary>
    private static readonly string?[] Texts =
    [
        null, "", " ", "\ud800", "a\nb\0", "é☃", "-", ".", "*", "\\052.example.com", "available", "deleting", "quantum-flux", "10.0.0.1",
        "a b.example", "db.example.com.", "arn:aws:rds", "true", new('x', 4000),
    ];

    /// <summary>Page markers are left alone: they are up to the fake.</summary>
    private static readonly string[] Pages = ["Marker", "NextToken"];

    public T Mutate<T>(T answer)
        where T : class
    {
        Walk(answer);
        return answer;
    }

    private bool Hits() => random.NextDouble() < rate;

    private void Walk(object value)
    {
        if (value is IList list)
        {
            WalkList(list);
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static p => p.GetSetMethod() is not null && p.GetIndexParameters().Length == 0 && !Pages.Contains(p.Name)))
        {
            var current = property.GetValue(value);
            if (Hits() && Wrong(property.PropertyType) is var (isKnown, wrong) && isKnown)
            {
                property.SetValue(value, wrong);
            }
            else if (current is not (null or string or ConstantClass) && !current.GetType().IsValueType)
            {
                Walk(current);
            }
        }
    }

    private void WalkList(IList list)
    {
        if (Hits())
        {
            list.Clear();
        }

        if (Hits() && list.Count > 0)
        {
            list.Add(random.Next(2) == 0 ? list[0] : null);
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is string)
            {
                list[i] = Hits() ? Texts[random.Next(Texts.Length)] : list[i];
            }
            else if (list[i] is { } item)
            {
                Walk(item);
            }
        }
    }

    private (bool IsKnown, object? Value) Wrong(Type type) =>
        type == typeof(string) ? (true, Texts[random.Next(Texts.Length)])
        : type == typeof(int?) ? (true, Pick<int?>(null, -1, 0, int.MaxValue))
        : type == typeof(long?) ? (true, Pick<long?>(null, -1, 0, long.MaxValue))
        : type == typeof(bool?) ? (true, Pick<bool?>(null, true, false))
        : type == typeof(double?) ? (true, Pick<double?>(null, double.NaN, -1, double.MaxValue))
        : type == typeof(DateTime?) ? (true, Pick<DateTime?>(null, DateTime.MinValue, DateTime.MaxValue))
        : typeof(ConstantClass).IsAssignableFrom(type)
            ? (true, Texts[random.Next(Texts.Length)] is { } word ? Activator.CreateInstance(type, word) : null)
        : (!type.IsValueType && type.Namespace?.StartsWith("Amazon", StringComparison.Ordinal) != true && type.IsGenericType
            || type.Namespace?.EndsWith(".Model", StringComparison.Ordinal) == true, null);

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}

/// <summary>A client whose answers are mutated on the way.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
internal class MutatedClient<T> : DispatchProxy
    where T : class
{
    private T? inner;
    private Mutator? mutator;

    public static T Around(T inner, Mutator mutator)
    {
        var proxy = Create<T, MutatedClient<T>>();
        var client = (MutatedClient<T>)(object)proxy;
        (client.inner, client.mutator) = (inner, mutator);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        if (answer is Task { IsCompletedSuccessfully: true } task && task.GetType().GetProperty("Result")?.GetValue(task) is { } result)
        {
            mutator!.Mutate(result);
        }

        return answer;
    }
}
