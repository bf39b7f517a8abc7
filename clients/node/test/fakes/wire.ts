import { deserialize, serialize, type Document } from 'bson';

// https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
const opReply = 1, opQuery = 2004, opMsg = 2013;

/** A command as received, and how its answer has to be framed. */
export interface Request { id: number; opCode: number; command: Document }

/** Collects bytes as they arrive, and yields whole requests. */
export class Reader {
  #rest = Buffer.alloc(0);

  *push(bytes: Buffer): Generator<Request> {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= 4) {
      const length = this.#rest.readInt32LE(0);
      if (length < 16 || length > 48_000_000) throw new Error('not a message of MongoDB\'s protocol');
      if (this.#rest.length >= 16 && ![opQuery, opMsg].includes(this.#rest.readInt32LE(12))) throw new Error('an unknown operation');
      if (this.#rest.length < length) return;
      const message = this.#rest.subarray(0, length);
      this.#rest = this.#rest.subarray(length);
      yield parse(message);
    }
  }
}

function parse(message: Buffer): Request {
  const id = message.readInt32LE(4), opCode = message.readInt32LE(12);
  if (opCode === opQuery) {
    const name = message.indexOf(0, 20);
    return { id, opCode, command: document(message, name + 9) };
  }
  const command: Document = {};
  for (let at = 20; at < message.length;) {
    if (message[at] === 0) {
      Object.assign(command, document(message, at + 1));
      at += 1 + message.readInt32LE(at + 1);
    } else {
      const end = at + 1 + message.readInt32LE(at + 1), name = message.indexOf(0, at + 5), list: Document[] = [];
      for (let next = name + 1; next < end; next += message.readInt32LE(next)) list.push(document(message, next));
      command[message.toString('utf8', at + 5, name)] = list;
      at = end;
    }
  }
  return { id, opCode, command };
}

function document(message: Buffer, at: number): Document {
  return deserialize(message.subarray(at, at + message.readInt32LE(at)));
}

/** The bytes of an answer. */
export function frame(request: Request, answer: Document): Buffer {
  const body = serialize(answer);
  const head = Buffer.alloc(request.opCode === opQuery ? 36 : 21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.opCode === opQuery ? opReply : opMsg, 12);
  if (request.opCode === opQuery) head.writeInt32LE(1, 32);
  return Buffer.concat([head, body]);
}
