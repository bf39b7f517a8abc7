using Failover.Sockets.Mongo;
using MongoDB.Bson;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>
/// A small MongoDB: answers hello, checks the user, stores documents, and supports transactions as far as one connection needs.
/// </summary>
internal sealed class FakeMongo
{
    private readonly Lock gate = new();
    private readonly HashSet<string> collections = [];
    private readonly List<BsonDocument> documents = [];

    /// <summary>Changes the answer to hello.</summary>
    public Action<BsonDocument> Hello { get; init; } = _ => { };

    public (string User, string Password) User { get; init; } = ("probe", "correct horse");

    /// <summary>A different answer to a command, if not null.</summary>
    public Func<BsonDocument, BsonDocument?> Override { get; init; } = _ => null;

    /// <summary>Closes the connection instead of answering this command.</summary>
    public string? DiesAt { get; init; }

    /// <summary>Never answers this command.</summary>
    public string? SilentAt { get; init; }

    public List<string> Commands { get; } = [];

    /// <summary>The documents that other clients see.</summary>
    public IReadOnlyList<BsonDocument> Documents => documents;

    public int Commits { get; private set; }

    public static BsonDocument Error(int code, string name, string message) =>
        new() { { "ok", 0 }, { "code", code }, { "codeName", name }, { "errmsg", message } };

    public async Task ServeAsync(Stream stream, CancellationToken token)
    {
        var session = new Session(new Scram(User.User, User.Password));
        while (true)
        {
            var message = await WireMessage.ReadAsync(stream, token);
            if (message.Command.GetElement(0).Name == SilentAt)
            {
                await LoopbackServer.Silence(stream, token);
            }

            if (Respond(session, message.Command) is not { } answer)
            {
                return;
            }

            await stream.WriteAsync(message.Answer(answer), token);
        }
    }

    private BsonDocument? Respond(Session session, BsonDocument command)
    {
        lock (gate)
        {
            var name = command.GetElement(0).Name;
            Commands.Add(name);
            return name == DiesAt ? null : Override(command) ?? Answer(session, name, command);
        }
    }

    private BsonDocument Answer(Session session, string name, BsonDocument command) => name switch
    {
        "hello" or "isMaster" or "ismaster" => SayHello(),
        "saslStart" or "saslContinue" => Authenticate(session, command),
        _ when !session.LoggedIn => Error(13, "Unauthorized", $"command {name} requires authentication"),
        "ping" or "endSessions" => Ok(),
        "create" => collections.Add(command["create"].AsString) ? Ok() : Error(48, "NamespaceExists", "Collection already exists"),
        "insert" when !collections.Contains(command["insert"].AsString) =>
            Error(263, "OperationNotSupportedInTransaction", "no such collection"),
        "insert" =>
            Change(session, command, command["documents"].AsBsonArray.Count,
                view => view.AddRange(command["documents"].AsBsonArray.Select(d => d.AsBsonDocument))),
        "delete" => Change(session, command, null, view => view.RemoveAll(d => d["_id"] == command["deletes"][0]["q"]["_id"])),
        "commitTransaction" => Commit(session),
        "abortTransaction" => Abort(session),
        _ => Error(59, "CommandNotFound", $"no such command: {name}"),
    };

    private BsonDocument SayHello()
    {
        var hello = new BsonDocument
        {
            { "isWritablePrimary", true },
            { "helloOk", true },
            { "setName", "rs0" },
            { "me", "orders-1.c1.us-east-1.docdb.amazonaws.com:27017" },
            { "hosts",
                new BsonArray { "orders-1.c1.us-east-1.docdb.amazonaws.com:27017", "orders-2.c1.us-east-1.docdb.amazonaws.com:27017" } },
            { "maxBsonObjectSize", 16777216 },
            { "maxMessageSizeBytes", 48000000 },
            { "maxWriteBatchSize", 100000 },
            { "logicalSessionTimeoutMinutes", 30 },
            { "saslSupportedMechs", new BsonArray { "SCRAM-SHA-256" } },
            { "minWireVersion", 0 },
            { "maxWireVersion", 13 },
            { "ok", 1 },
        };
        Hello(hello);
        return hello;
    }

    private static BsonDocument Authenticate(Session session, BsonDocument command)
    {
        var reply = session.Scram.Step(command);
        session.LoggedIn |= session.Scram.IsDone;
        return reply;
    }

    // In a transaction, on its own view; otherwise at once.
    private BsonDocument Change(Session session, BsonDocument command, int? count, Action<List<BsonDocument>> change)
    {
        if (command.GetValue("startTransaction", false).AsBoolean)
        {
            session.View = [.. documents];
        }

        var view = command.Contains("autocommit") ? session.View : documents;
        if (view is null)
        {
            return Error(251, "NoSuchTransaction", "no transaction");
        }

        var before = view.Count;
        change(view);
        return Ok().Add("n", count ?? (before - view.Count));
    }

    private BsonDocument Commit(Session session)
    {
        if (session.View is not { } view)
        {
            return Error(251, "NoSuchTransaction", "no transaction");
        }

        documents.Clear();
        documents.AddRange(view);
        session.View = null;
        Commits++;
        return Ok();
    }

    private static BsonDocument Abort(Session session)
    {
        session.View = null;
        return Ok();
    }

    private static BsonDocument Ok() => new("ok", 1);

    private sealed class Session(Scram scram)
    {
        public Scram Scram => scram;

        public bool LoggedIn { get; set; }

        public List<BsonDocument>? View { get; set; }
    }
}
