using System.Globalization;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.EventBridge;

/// <summary>
/// A JSON path as used in <c>InputPath</c> and <c>InputPathsMap</c>: <c>$.a.b</c>, <c>$['a']</c>, <c>$.a[0]</c>; parsed once.
/// </summary>
internal sealed class EventPath
{
    private readonly List<(string? Name, int Index)> steps = [];

    /// <exception cref="FormatException">The path is not valid; the message gives the position.</exception>
    public EventPath(string path)
    {
        if (path.Length == 0 || path[0] != '$')
        {
            throw Bad(path, 0, "$");
        }

        for (var i = 1; i < path.Length;)
        {
            i = path[i] switch
            {
                '.' => Name(path, i + 1),
                '[' => Bracket(path, i + 1),
                _ => throw Bad(path, i, "'.' or '['"),
            };
        }
    }

    public bool TryFind(JsonNode root, out JsonNode? found)
    {
        found = root;
        foreach (var (name, index) in steps)
        {
            if (name is not null)
            {
                if (found is not JsonObject json || !json.TryGetPropertyValue(name, out found))
                {
                    return false;
                }
            }
            else if (found is JsonArray array && index < array.Count)
            {
                found = array[index];
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private int Name(string path, int start)
    {
        var end = path.AsSpan(start).IndexOfAny('.', '[');
        end = end < 0 ? path.Length : start + end;
        if (end == start)
        {
            throw Bad(path, start, "a name");
        }

        steps.Add((path[start..end], 0));
        return end;
    }

    private int Bracket(string path, int start)
    {
        var end = path.IndexOf(']', start);
        if (end < 0)
        {
            throw Bad(path, start, "']'");
        }

        var inner = path[start..end];
        if (inner.Length > 2 && inner[0] is '\'' or '"' && inner[^1] == inner[0])
        {
            steps.Add((inner[1..^1], 0));
        }
        else
        {
            steps.Add(
                (null, int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index
                : throw Bad(path, start, "an index or a name in quotes")));
        }

        return end + 1;
    }

    private static FormatException Bad(string path, int at, string expected) =>
        new($"JSON path '{path}': expected {expected} at position {at}.");
}
