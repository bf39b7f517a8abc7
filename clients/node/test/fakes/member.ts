import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import { Binary, type Document } from 'bson';
import type { Cluster } from './cluster.js';
import { Scram } from './scram.js';
import { frame, Reader, type Request } from './wire.js';

const notPrimary = { ok: 0, code: 10107, codeName: 'NotWritablePrimary', errmsg: 'not primary' };
const writes = new Set(['insert', 'update', 'delete']);

/** An instance: listens on its own loopback address and speaks as much of MongoDB's protocol as a driver needs. */
export class Member {
  readonly sockets = new Set<Socket>();
  /** When each connection was accepted (`performance.now()`). */
  readonly accepted: number[] = [];
  /** Stops answering, on old connections and on new ones. */
  silent = false;
  #server: Server | undefined;

  constructor(
    readonly cluster: Cluster, readonly host: string, readonly address: string, readonly port: number,
    readonly context: SecureContext | undefined) {}

  get me(): string { return `${this.host}:${this.port}`; }

  async listen(): Promise<void> {
    this.silent = false;
    this.#server = createServer(socket => this.#connected(socket)).listen({ host: this.address, port: this.port, backlog: 511 });
    await once(this.#server, 'listening');
  }

  /** The process dies: connections break, new ones are refused. */
  crash(): void {
    this.#server?.close();
    this.#server = undefined;
    for (const socket of this.sockets) socket.destroy();
  }

  #connected(raw: Socket): void {
    this.accepted.push(performance.now());
    this.sockets.add(raw);
    raw.on('close', () => this.sockets.delete(raw)).on('error', () => {});
    if (this.silent) return void raw.resume();
    const socket = this.context ? new TLSSocket(raw, { isServer: true, secureContext: this.context }) : raw;
    socket.on('error', () => raw.destroy());
    const reader = new Reader(), session: Session = {};
    socket.on('data', bytes => {
      if (this.silent) return;
      try {
        for (const request of reader.push(bytes)) this.#answer(socket, request, session);
      } catch {
        raw.destroy();
      }
    });
  }

  #answer(socket: Socket, request: Request, session: Session): void {
    const answer = this.#run(request.command, session);
    if (answer === 'cut') return void socket.destroy();
    if (!this.silent) socket.write(frame(request, answer));
  }

  #run(command: Document, session: Session): Document | 'cut' {
    const name = Object.keys(command)[0]!;
    const primary = this.cluster.primary === this;
    if (/^(hello|ismaster)$/i.test(name)) return this.#hello(command);
    if (name.startsWith('sasl')) return this.#authenticate(command, session);
    if (this.cluster.users && !session.scram?.done) {
      return { ok: 0, code: 13, codeName: 'Unauthorized', errmsg: `${name} requires authentication` };
    }
    if (['ping', 'endSessions', 'createIndexes', 'create', 'killCursors'].includes(name)) return { ok: 1 };
    if (!primary && (writes.has(name) || command.$readPreference === undefined)) {
      this.cluster.refused++;
      return notPrimary;
    }
    if (writes.has(name)) this.cluster.executed.push({ member: this, command, at: performance.now() });
    const answer = this.cluster.store.run(command);
    if (!answer) return { ok: 0, code: 59, codeName: 'CommandNotFound', errmsg: `no such command: ${name}` };
    return writes.has(name) && this.cluster.cutAfter(command) ? 'cut' : answer;
  }

  #hello(command: Document): Document {
    const { primary, members, setName, users } = this.cluster;
    return {
      isWritablePrimary: primary === this, ismaster: primary === this, secondary: primary !== this, helloOk: true, setName, setVersion: 1,
      hosts: members.map(member => member.me), me: this.me, ...primary && { primary: primary.me }, minWireVersion: 0, maxWireVersion: 13,
      maxBsonObjectSize: 16_777_216, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000, localTime: new Date(), ok: 1,
      ...users && command.saslSupportedMechs && { saslSupportedMechs: ['SCRAM-SHA-1'] },
    };
  }

  #authenticate(command: Document, session: Session): Document {
    const failed = { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' };
    const payload = Buffer.from(command.payload.buffer);
    if ('saslStart' in command) {
      const user = /n=([^,]+)/.exec(payload.toString())?.[1] ?? '';
      session.scram = new Scram(user, this.cluster.users?.[user] ?? '');
      return { conversationId: 1, done: false, payload: new Binary(session.scram.start(payload)), ok: 1 };
    }
    if (session.scram?.done) return { conversationId: 1, done: true, payload: new Binary(Buffer.alloc(0)), ok: 1 };
    const proof = session.scram?.finish(payload);
    return proof ? { conversationId: 1, done: true, payload: new Binary(proof), ok: 1 } : failed;
  }
}

interface Session { scram?: Scram }
