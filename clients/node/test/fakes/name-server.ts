import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import * as packet from 'dns-packet';

/** How a name is answered: with a CNAME, an address, or a broken answer. */
export type Zone = { cname: string; ttl?: number } | { address: string; ttl?: number } | 'nxdomain' | 'servfail' | 'garbage' | 'silent';

/** A DNS server on loopback. It answers NXDOMAIN for unknown names. */
export class NameServer {
  readonly zone = new Map<string, Zone>();
  /** Queries by `name type`. */
  readonly queries = new Map<string, number>();
  /** Called with the answer to a CNAME query. */
  answered: (name: string, cname: string) => void = () => {};
  readonly #socket: Socket = createSocket('udp4');

  static async start(): Promise<NameServer> {
    const server = new NameServer();
    server.#socket.on('message', (message, from) => server.#answer(message, from));
    server.#socket.bind(0, '127.0.0.1');
    await once(server.#socket, 'listening');
    return server;
  }

  get endpoint(): string {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  close(): void {
    this.#socket.close();
  }

  #answer(message: Buffer, from: RemoteInfo): void {
    const query = packet.decode(message);
    const question = query.questions![0]!;
    const name = question.name.toLowerCase();
    this.queries.set(`${name} ${question.type}`, (this.queries.get(`${name} ${question.type}`) ?? 0) + 1);
    const own = this.zone.get(name);
    if (own === 'silent') return;
    if (own === 'garbage') return this.#send(Buffer.concat([message.subarray(0, 2), Buffer.from('8580ffffffff00000000c0c0', 'hex')]), from);
    const answers = question.type === 'CNAME' ? this.#chain(name).slice(0, 1).filter(answer => answer.type === 'CNAME')
      : this.#chain(name).filter(answer => answer.type === 'CNAME' || answer.type === question.type);
    const rcode = own === undefined || own === 'nxdomain' ? 3 : own === 'servfail' ? 2 : 0;
    const flags = packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode;
    this.#send(packet.encode({ type: 'response', id: query.id ?? 0, flags, questions: [question], answers }), from);
    if (question.type === 'CNAME' && typeof own === 'object' && 'cname' in own) this.answered(name, own.cname);
  }

  #chain(name: string, hops = 0): packet.Answer[] {
    const found = this.zone.get(name.toLowerCase());
    if (hops > 16 || typeof found !== 'object') return [];
    if ('address' in found) return [{ type: 'A', name, ttl: found.ttl ?? 5, data: found.address }];
    return [{ type: 'CNAME', name, ttl: found.ttl ?? 1, data: found.cname }, ...this.#chain(found.cname, hops + 1)];
  }

  #send(message: Buffer, to: RemoteInfo): void {
    this.#socket.send(message, to.port, to.address);
  }
}
