import type { Document } from 'bson';

const same = (left: unknown, right: unknown) => typeof left === typeof right && String(left) === String(right);
const matches = (document: Document, filter: Document) => Object.entries(filter).every(([name, value]) => same(document[name], value));

/** Documents in memory, shared by a cluster's members: filters by equality, `$set`, `$setOnInsert` and `$inc`. */
export class Store {
  readonly #collections = new Map<string, Document[]>();

  collection(name: string): Document[] {
    let found = this.#collections.get(name);
    if (!found) this.#collections.set(name, found = []);
    return found;
  }

  clear(): void { this.#collections.clear(); }

  /** Answers a command, or returns undefined if it is not one of the store's. */
  run(command: Document): Document | undefined {
    const [name, target] = Object.entries(command)[0]!;
    const documents = () => this.collection(String(target));
    const cursor = (firstBatch: Document[]) => ({ cursor: { id: 0n, ns: `${command.$db}.${target}`, firstBatch }, ok: 1 });
    switch (name) {
      case 'insert': return this.#insert(documents(), command.documents);
      case 'update': return this.#update(documents(), command.updates);
      case 'delete': return this.#delete(String(target), command.deletes);
      case 'find': return cursor(documents().filter(found => matches(found, command.filter ?? {})).slice(0, command.limit || undefined));
      case 'aggregate': {
        const n = documents().filter(found => matches(found, command.pipeline[0]?.$match ?? {})).length;
        return cursor(n > 0 ? [{ _id: 1, n }] : []); // as countDocuments expects
      }
      default: return undefined;
    }
  }

  #insert(documents: Document[], added: Document[]): Document {
    const writeErrors: Document[] = [];
    for (const [index, document] of added.entries()) {
      if (documents.some(found => same(found._id, document._id))) {
        writeErrors.push({ index, code: 11000, keyPattern: { _id: 1 }, errmsg: `E11000 duplicate key: ${document._id}` });
        break;
      }
      documents.push(document);
    }
    const n = added.length - (writeErrors.length > 0 ? added.length - writeErrors[0]!.index : 0);
    return { n, ok: 1, ...writeErrors.length > 0 && { writeErrors } };
  }

  #update(documents: Document[], updates: Document[]): Document {
    let n = 0, nModified = 0;
    const upserted: Document[] = [];
    for (const [index, { q, u, upsert }] of updates.entries()) {
      let found = documents.find(document => matches(document, q));
      const fresh = !found && upsert;
      if (fresh) documents.push(found = { ...q });
      if (!found) continue;
      n++;
      Object.assign(found, fresh ? u.$setOnInsert : {}, u.$set);
      for (const [field, by] of Object.entries(u.$inc ?? {})) found[field] = (found[field] ?? 0) + Number(by);
      if (fresh) upserted.push({ index, _id: found._id });
      else if (u.$set || u.$inc) nModified++;
    }
    return { n, nModified, ok: 1, ...upserted.length > 0 && { upserted } };
  }

  #delete(name: string, deletes: Document[]): Document {
    const before = this.collection(name);
    const after = before.filter(document => !deletes.some(({ q }) => matches(document, q)));
    this.#collections.set(name, after);
    return { n: before.length - after.length, ok: 1 };
  }
}
