import type { MongoClient, TopologyDescription } from 'mongodb';

/** What the driver knows about its cluster, from its monitoring events. */
export class Health {
  /** Hosts without ports, in lower case. */
  hosts = new Set<string>();
  writable = false;
  /** When it last found or lost a writable primary (the clock's milliseconds). */
  since: number;

  /** Called when a writable primary is found or lost, and when another member has become the primary. */
  changed: (what: 'found' | 'lost' | 'replaced') => void = () => {};
  #primary: string | undefined;

  constructor(client: MongoClient, now: () => number) {
    this.since = now();
    client.on('topologyDescriptionChanged', ({ newDescription }) => {
      // A closing topology loses its servers, which says nothing about the cluster.
      if (newDescription.servers.size > 0) this.hosts = hostsOf(newDescription);
      const writable = newDescription.type === 'ReplicaSetWithPrimary';
      const primary = [...newDescription.servers.values()].find(server => server.type === 'RSPrimary')?.address;
      const replaced = primary !== undefined && this.#primary !== undefined && primary !== this.#primary;
      this.#primary = primary ?? this.#primary;
      if (writable !== this.writable) {
        this.writable = writable;
        this.since = now();
        this.changed(writable ? 'found' : 'lost');
      }
      if (replaced) this.changed('replaced');
    });
  }
}

function hostsOf(description: TopologyDescription): Set<string> {
  return new Set([...description.servers.values()].map(server => server.host.toLowerCase()));
}
