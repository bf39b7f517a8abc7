using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>
/// A cluster of members that share their storage, as DocumentDB's do. Its state is changed from outside while clients are connected:
/// <see cref="Writer"/> says who accepts writes, <see cref="MongoMember.CrashAsync"/> and its like what becomes of a member.
/// </summary>
public sealed class MongoCluster : IAsyncDisposable
{
    private readonly List<MongoMember> members = [];
    private volatile MongoMember? writer;
    private volatile Func<MongoMember, BsonDocument, Reaction>? react;

    /// <summary>The replica set's name. Default <c>rs0</c>, as in DocumentDB.</summary>
    public string SetName { get; init; } = "rs0";

    /// <summary>The only user; null (default) lets everybody in.</summary>
    public MongoUser? User { get; init; }

    public DocumentStore Store { get; } = new();

    /// <summary>Guards <see cref="Store"/>.</summary>
    public Lock Gate { get; } = new();

    public IReadOnlyList<MongoMember> Members => members;

    /// <summary>Who accepts writes; null: nobody, as between a failover's begin and its end, and in a secondary region.</summary>
    public MongoMember? Writer
    {
        get => writer;
        set => writer = value;
    }

    /// <summary>Asked before each command; null (default): all are answered.</summary>
    public Func<MongoMember, BsonDocument, Reaction>? React
    {
        get => react;
        set => react = value;
    }

    /// <summary>Called with each command that was answered, on the connection's thread.</summary>
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
