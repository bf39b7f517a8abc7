using System.Globalization;
using System.Text;
using Amazon.Lambda.Core;

namespace Failover.LocalCloud.Lambda;

/// <summary>Collects what a function logs; the arguments go into the message's placeholders in order.</summary>
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

        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < message.Length; i++)
        {
            var end = message[i] == '{' ? message.IndexOf('}', i) : -1;
            if (end < 0 || next >= args.Length)
            {
                text.Append(message[i]);
                continue;
            }

            text.Append(CultureInfo.InvariantCulture, $"{args[next++]}");
            i = end;
        }

        return text.ToString();
    }

    private void Add(string level, string text)
    {
        lines.Add(new LogLine(time.GetUtcNow(), level, text));
        written(text);
    }
}
