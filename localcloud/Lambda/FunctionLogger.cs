using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>Collects a function's log lines; the arguments fill the message's placeholders in order.</summary>
internal sealed class FunctionLogger(TimeProvider time, Action<string> written) : ILambdaLogger
{
    private readonly List<LogLine> lines = [];

    public IReadOnlyList<LogLine> Lines => lines;

    public void Log(string message) => Add("Information", message);

    public void LogLine(string message) => Add("Information", message);

    public void Log(string level, string message, params object[] args) => Add(level, Fill(message, args));

    private static string Fill(string message, object[] args)
    {
        if (args.Length == 0)
        {
            return message;
        }

        var text = new StringBuilder(2 * message.Length);
        var at = 0;
        foreach (var value in args)
        {
            var open = message.IndexOf('{', at);
            var close = open < 0 ? -1 : message.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            text.Append(message, at, open - at).Append(Convert.ToString(value, CultureInfo.InvariantCulture));
            at = close + 1;
        }

        return text.Append(message, at, message.Length - at).ToString();
    }

    private void Add(string level, string text)
    {
        lines.Add(new LogLine(time.GetUtcNow(), level, text));
        written(text);
    }
}
