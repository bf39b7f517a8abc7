using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>
/// A cluster whose members share their storage, as in DocumentDB. Its state is changed from outside while clients are connected:
/// <see cref="Writer"/> selects the member that accepts writes; <see cref="MongoMember.CrashAsync"/> and similar change a member.
/// </summary>
public sealed class MongoCluster : IAsyncDisposable
{
    private readonly List<MongoMember> members = [];
    private volatile MongoMember? writer;
    private volatile Func<MongoMember, BsonDocument, Reaction>? react;

    /// <summary>The replica set's name. Default <c>rs0</c>, as in DocumentDB.</summary>
    public string SetName { get; init; } = "rs0";

    /// <summary>The only user; null (default) for no authentication.</summary>
    public MongoUser? User { get; init; }

    public DocumentStore Store { get; } = new();

    /// <summary>Guards <see cref="Store"/>.</summary>
    public Lock Gate { get; } = new();

    public IReadOnlyList<MongoMember> Members => members;

    /// <summary>The member that accepts writes; null if none does, as during a failover and in a secondary region.</summary>
    public MongoMember? Writer
    {
        get => writer;
        set => writer = value;
    }

    /// <summary>Called before each command to choose the reaction; null (default) to answer all.</summary>
    public Func<MongoMember, BsonDocument, Reaction>? React
    {
        get => react;
        set => react = value;
    }

    /// <summary>Called with each answered command, on the connection's thread.</summary>
    public Action<Exchange>? Answered { get; init; }

    /// <summary>Starts a member; the first is the writer.</summary>
    public MongoMember Add(MemberOptions options)
    {
        var member = new MongoMember(this, options);
        members.Add(member);
        writer ??= member;
        return member;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in members)
        {
            await member.DisposeAsync();
        }
    }
}
