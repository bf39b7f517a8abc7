using System.Buffers.Binary;
using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;

namespace Failover.Sockets.Mongo;

/// <summary>
/// MongoDB's messages as a server sees them: OP_MSG, and OP_QUERY for a driver's first handshake
/// (specification: https://github.com/mongodb/specifications, message/OP_MSG).
/// </summary>
internal sealed record WireMessage(int Id, int OpCode, BsonDocument Command)
{
    private const int HeaderSize = 16;
    public const int OpReply = 1;
    private const int OpQuery = 2004;
    public const int OpMsg = 2013;
    private const int MostBytes = 48_000_000;
    private const int ChecksumPresent = 1;
    private const int MoreToCome = 2;

    /// <summary>Whether the sender expects no answer (write concern 0).</summary>
    public bool IsUnacknowledged { get; private init; }

    /// <exception cref="FormatException">The bytes are not a message that the server supports.</exception>
    public static async Task<WireMessage> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[HeaderSize];
        await stream.ReadExactlyAsync(header, cancellationToken);
        var (length, opCode) = (Int(header, 0), Int(header, 12));
        if (length is < HeaderSize or > MostBytes || opCode is not (OpMsg or OpQuery))
        {
            throw new FormatException(
                $"Expected message {OpMsg} or {OpQuery} of {HeaderSize} to {MostBytes} bytes, found {opCode} of {length}: TLS?");
        }

        var body = new byte[length - HeaderSize];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return opCode == OpMsg
            ? new(Int(header, 4), opCode, Sections(body)) { IsUnacknowledged = (Int(body, 0) & MoreToCome) != 0 }
            : new(Int(header, 4), opCode, Document(body, Array.IndexOf(body, (byte)0, 4) + 9));
    }

    /// <summary>The bytes of the answer to this message.</summary>
    public byte[] Answer(BsonDocument document)
    {
        var (prefix, opCode) = OpCode == OpMsg ? (new byte[5], OpMsg) : ([.. Bytes(8), .. new byte[12], .. Bytes(1)], OpReply);
        var bson = document.ToBson();
        return Frame([.. prefix, .. bson], opCode);
    }

    /// <summary>Frames any body as an answer to this message.</summary>
    /// <param name="length">The length in the header, in bytes; null for the real one.</param>
    public byte[] Frame(byte[] body, int opCode, int? length = null) =>
        [.. Bytes(length ?? (HeaderSize + body.Length)), .. Bytes(1), .. Bytes(Id), .. Bytes(opCode), .. body];

    private static BsonDocument Sections(byte[] body)
    {
        var command = new BsonDocument();
        var end = body.Length - ((Int(body, 0) & ChecksumPresent) != 0 ? 4 : 0);
        for (var at = 4; at < end;)
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

                command[Encoding.UTF8.GetString(body, at + 4, nameEnd - at - 4)] = documents;
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
