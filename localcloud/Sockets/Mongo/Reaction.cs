namespace Failover.Sockets.Mongo;

/// <summary>What a member does with a command, where a test or a scenario wants it otherwise.</summary>
public enum Reaction
{
    /// <summary>Executes it and answers.</summary>
    Answer,

    /// <summary>Closes the connection and executes nothing.</summary>
    HangUpBefore,

    /// <summary>Executes it and closes the connection: the client cannot know.</summary>
    HangUpAfter,

    /// <summary>Executes nothing and answers with bytes that are no message.</summary>
    Garbage,

    /// <summary>Executes it, and closes the connection in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>Executes nothing and answers NotWritablePrimary, whatever <c>hello</c> says.</summary>
    Refuse,
}
