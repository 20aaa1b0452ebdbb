// A graph that grows: choose a node, and bring in what is around it. No more than a number of nodes that can still be told apart.
"use strict";
(() => {
  const MOST = 60;
  const holder = document.querySelector("[data-network][data-grows]");
  if (!holder || typeof cytoscape === "undefined") return;
  const canvas = holder.querySelector(".canvas");
  const bar = Object.assign(document.createElement("p"), { className: "chosen-node" });
  bar.setAttribute("role", "status");
  bar.textContent = "Choose a node to open its page, or to bring in what is around it.";
  canvas.after(bar);

  const grow = async (graph, node) => {
    const answer = await fetch(`/id/${encodeURIComponent(node.data("key"))}/around.json`);
    if (!answer.ok) {
      bar.textContent = "That could not be read.";
      return;
    }
    const { nodes, edges } = await answer.json();
    const room = Math.max(0, MOST - graph.nodes().length);
    const fresh = nodes.filter((each) => graph.getElementById(each.id).empty());
    const taken = fresh.slice(0, room);
    const middle = node.position();
    graph.add(taken.map((each, at) => ({
      data: { ...each, size: 14 + 5 * Math.sqrt(Math.min(each.weight, 60)) }, classes: each.kind,
      position: { x: middle.x + 140 * Math.cos((2 * Math.PI * at) / taken.length), y: middle.y + 140 * Math.sin((2 * Math.PI * at) / taken.length) },
    })));
    const known = (edge) => graph.edges().some((each) => each.data("source") === edge.source && each.data("target") === edge.target);
    const ends = (edge) => [edge.source, edge.target].every((id) => graph.getElementById(id).nonempty());
    graph.add(edges.filter((edge) => ends(edge) && !known(edge)).map((edge) => ({
      data: { ...edge, width: Math.min(1 + edge.weight, 5) }, classes: edge.factual ? "" : "unsure",
    })));
    graph.userZoomingEnabled(true);
    graph.layout({ name: "cose", randomize: false, animate: false, idealEdgeLength: () => 110, nodeRepulsion: () => 260000, nodeOverlap: 30, numIter: 800, padding: 40 }).run();
    graph.fit(undefined, 40);
    const left = fresh.length - taken.length;
    bar.textContent = `${taken.length} brought in around ${node.data("label")}${left ? `; ${left} more have no room here` : ""}.`;
  };

  const choose = (graph, node) => {
    const page = Object.assign(document.createElement("a"), { href: node.data("to"), textContent: node.data("label") });
    const more = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: "Bring in what is around it" });
    more.addEventListener("click", () => grow(graph, node));
    bar.replaceChildren(page, " ", more);
  };

  const wait = () => {
    const graph = canvas.kgGraph;
    if (!graph) return void setTimeout(wait, 100);
    graph.on("tap", "node", (event) => choose(graph, event.target));
    return undefined;
  };
  wait();
})();
