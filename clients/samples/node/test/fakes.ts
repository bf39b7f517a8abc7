// The client's own tests provide clusters, DNS and a CA on loopback: `npm test` in clients/node compiles them.
type Fakes = typeof import('../../../node/build/test/fakes/world.js');

const compiled = new URL('../../../../node/build/test/fakes/world.js', import.meta.url);
export const { World } = await import(compiled.href) as Fakes;
export type World = Awaited<ReturnType<Fakes['World']['create']>>;
export type Cluster = Awaited<ReturnType<World['cluster']>>;
