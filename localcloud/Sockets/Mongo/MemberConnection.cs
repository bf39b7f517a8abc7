using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>Serves one connection: reads commands and answers them in order.</summary>
internal sealed class MemberConnection(MongoCluster cluster, MongoMember member)
{
    private static long last;

    private readonly long number = Interlocked.Increment(ref last);
    private Scram? scram;
    private string client = "unknown";

    public async Task ServeAsync(Stream stream, Func<Task> untilAnswering, CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await WireMessage.ReadAsync(stream, cancellationToken);
            await untilAnswering();
            var reaction = cluster.React?.Invoke(member, message.Command) ?? Reaction.Answer;
            if (reaction == Reaction.HangUpBefore)
            {
                return;
            }

            if (reaction == Reaction.Garbage)
            {
                await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), cancellationToken);
                return;
            }

            var answer = reaction == Reaction.Refuse ? Answers.NotWritablePrimary() : Answer(message.Command);
            var bytes = message.Answer(answer);
            if (reaction is Reaction.HangUpAfter or Reaction.HalfAnswer)
            {
                await stream.WriteAsync(bytes.AsMemory(0, reaction == Reaction.HalfAnswer ? bytes.Length / 2 : 0), cancellationToken);
                return;
            }

            // A member that falls silent between executing and answering does not answer.
            await untilAnswering();
            if (!message.IsUnacknowledged)
            {
                await stream.WriteAsync(bytes, cancellationToken);
            }

            cluster.Answered?.Invoke(new(member, client, number, message.Command, answer));
        }
    }

    private BsonDocument Answer(BsonDocument command)
    {
        var name = command.GetElement(0).Name;
        try
        {
            return name switch
            {
                "hello" or "isMaster" or "ismaster" => Hello(command),
                "saslStart" or "saslContinue" => Authenticate(command),
                _ when cluster.User is not null && scram is not { IsDone: true } => Answers.Unauthorized(name),
                _ => new DocumentCommands(cluster, member).Answer(name, command),
            };
        }
        catch (NotSupportedException e)
        {
            return Answers.BadValue(e.Message);
        }
    }

    private BsonDocument Hello(BsonDocument command)
    {
        client = command.TryGetValue("client", out var about) ? Name(about.AsBsonDocument) : client;
        var hello = new BsonDocument
        {
            { "isWritablePrimary", member.IsWriter },
            { "ismaster", member.IsWriter },
            { "secondary", !member.IsWriter },
            { "helloOk", true },
            { "setName", cluster.SetName },
            { "hosts", new BsonArray(cluster.Members.Select(m => m.Name)) },
            { "me", member.Name },
            { "maxBsonObjectSize", 16_777_216 },
            { "maxMessageSizeBytes", 48_000_000 },
            { "maxWriteBatchSize", 100_000 },
            { "logicalSessionTimeoutMinutes", 30 },
            { "minWireVersion", 0 },
            { "maxWireVersion", 13 },
            { "ok", 1.0 },
        };
        if (cluster.Writer is { } writer)
        {
            hello["primary"] = writer.Name;
        }

        if (command.Contains("saslSupportedMechs"))
        {
            hello["saslSupportedMechs"] = new BsonArray { "SCRAM-SHA-256" };
        }

        if (command.TryGetValue("speculativeAuthenticate", out var speculation) && cluster.User is { } user
            && speculation.AsBsonDocument.GetValue("mechanism", "") == "SCRAM-SHA-256")
        {
            scram = new Scram(user.Name, user.Password);
            if (scram.Step(speculation.AsBsonDocument) is var reply && reply["ok"] == 1)
            {
                hello["speculativeAuthenticate"] = reply;
            }
        }

        return hello;
    }

    private static string Name(BsonDocument about)
    {
        var driver = about.GetValue("driver", new BsonDocument()).AsBsonDocument;
        return about.TryGetValue("application", out var application)
            ? application["name"].AsString
            : $"{driver.GetValue("name", "unknown driver")} {driver.GetValue("version", "")}".TrimEnd();
    }

    private BsonDocument Authenticate(BsonDocument command)
    {
        if (command.Contains("saslStart"))
        {
            scram = cluster.User is { } user ? new Scram(user.Name, user.Password) : null;
        }

        return scram?.Step(command) ?? Answers.AuthenticationFailed();
    }
}
