import type { Document } from 'bson';
import type { Member } from './member.js';
import { Store } from './store.js';

/** A DocumentDB cluster: members with one store, and an endpoint whose name follows the writer. */
export class Cluster {
  readonly members: Member[] = [];
  readonly setName = 'rs0';
  /** Writes that a member executed, in order. */
  readonly executed: { member: Member; command: Document; at: number }[] = [];
  /** How often a member that is not the writer refused a command. */
  refused = 0;
  /** Names and passwords; undefined if none are required. */
  users: Record<string, string> | undefined;
  /** Whether the connection breaks after this write is executed and before it is answered. */
  cutAfter: (command: Document) => boolean = () => false;
  #primary: Member | undefined;

  /** @param store another cluster's, if this one replicates it without lag */
  constructor(
    readonly endpoint: string, private readonly remap: (endpoint: string, address: string) => void, readonly store = new Store()) {}

  get primary(): Member | undefined { return this.#primary; }

  /** Makes a member the writer, or none. The endpoint's name follows the writer. */
  promote(member: Member | undefined): void {
    this.#primary = member;
    if (member) this.remap(this.endpoint, member.address);
  }

  documents(collection: string): Document[] { return this.store.collection(collection); }

  get connections(): number { return this.members.reduce((sum, member) => sum + member.sockets.size, 0); }

  crash(): void {
    for (const member of this.members) member.crash();
  }

  silence(): void {
    for (const member of this.members) member.silent = true;
  }
}
