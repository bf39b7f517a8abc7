// Called with {nodes: [{name, width, height}], edges: [{from, to}]}; answers with the same in their places, in pixels.
function layout(text) {
  const { nodes, edges } = JSON.parse(text);
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "TB", ranker: "tight-tree", nodesep: 12, ranksep: 26, edgesep: 8, marginx: 6, marginy: 6 });
  graph.setDefaultEdgeLabel(() => ({}));
  nodes.forEach((node) => graph.setNode(node.name, { width: node.width, height: node.height }));
  edges.forEach((edge) => graph.setEdge(edge.from, edge.to));
  dagre.layout(graph);
  const { width, height } = graph.graph();
  return JSON.stringify({
    width,
    height,
    nodes: graph.nodes().map((name) => ({ name, x: graph.node(name).x, y: graph.node(name).y })),
    edges: graph.edges().map((edge) => ({ from: edge.v, to: edge.w, points: graph.edge(edge).points.map(({ x, y }) => ({ x, y })) })),
  });
}
