using System.Buffers.Binary;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Failover.Tests.Functions.Probe.Network;

/// <summary>MongoDB's messages as a server sees them: OP_MSG, and OP_QUERY for the first handshake.</summary>
internal sealed record MongoMessage(int Id, int OpCode, BsonDocument Body)
{
    public const int OpReply = 1;
    public const int OpQuery = 2004;
    public const int OpMsg = 2013;

    public static async Task<MongoMessage> ReadAsync(Stream stream, CancellationToken token)
    {
        var header = new byte[16];
        await stream.ReadExactlyAsync(header, token);
        var body = new byte[Int(header, 0) - header.Length];
        await stream.ReadExactlyAsync(body, token);
        var opCode = Int(header, 12);
        return new(Int(header, 4), opCode, opCode == OpMsg ? Sections(body) : Query(body));
    }

    /// <summary>The bytes of an answer to this message.</summary>
    public byte[] Answer(BsonDocument document)
    {
        var bson = document.ToBson();
        byte[] body = OpCode == OpMsg
            ? [0, 0, 0, 0, 0, .. bson]
            : [.. Bytes(8), .. Bytes(0), .. Bytes(0), .. Bytes(0), .. Bytes(1), .. bson];
        return Frame(body, OpCode == OpMsg ? OpMsg : OpReply);
    }

    /// <summary>A correct header around any body.</summary>
    public byte[] Frame(byte[] body, int opCode, int? length = null) =>
        [.. Bytes(length ?? (body.Length + 16)), .. Bytes(1), .. Bytes(Id), .. Bytes(opCode), .. body];

    private static BsonDocument Query(byte[] body)
    {
        var afterName = Array.IndexOf(body, (byte)0, 4) + 1;
        return Document(body, afterName + 8);
    }

    private static BsonDocument Sections(byte[] body)
    {
        var command = new BsonDocument();
        for (var at = 4; at < body.Length;)
        {
            var kind = body[at++];
            var size = Int(body, at);
            if (kind == 0)
            {
                command.Merge(Document(body, at));
            }
            else
            {
                var nameEnd = Array.IndexOf(body, (byte)0, at + 4);
                var documents = new BsonArray();
                for (var next = nameEnd + 1; next < at + size; next += Int(body, next))
                {
                    documents.Add(Document(body, next));
                }

                command[System.Text.Encoding.UTF8.GetString(body, at + 4, nameEnd - at - 4)] = documents;
            }

            at += size;
        }

        return command;
    }

    private static BsonDocument Document(byte[] body, int at) =>
        BsonSerializer.Deserialize<BsonDocument>(body.AsSpan(at, Int(body, at)).ToArray());

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static byte[] Bytes(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}
