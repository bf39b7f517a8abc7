using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Failover.Tests.Clients;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogSink : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<(string Name, string Message)> lines = new();

    public IReadOnlyCollection<(string Name, string Message)> Lines => lines;

    /// <summary>How often an event was logged, such as <c>LogMoved</c>.</summary>
    public int Count(string name) => lines.Count(l => l.Name == name);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((eventId.Name ?? "", formatter(state, exception)));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
        // There is nothing to release.
    }
}
