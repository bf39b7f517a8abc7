namespace Failover.Sockets.Mongo;

/// <summary>How a member reacts to a command, if a test or a scenario changes it.</summary>
public enum Reaction
{
    /// <summary>Executes it and answers.</summary>
    Answer,

    /// <summary>Closes the connection and executes nothing.</summary>
    HangUpBefore,

    /// <summary>Executes it and closes the connection: the client cannot know the outcome.</summary>
    HangUpAfter,

    /// <summary>Executes nothing and answers with bytes that are not a message.</summary>
    Garbage,

    /// <summary>Executes it, and closes the connection in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>Executes nothing and answers NotWritablePrimary, regardless of <c>hello</c>.</summary>
    Refuse,
}
