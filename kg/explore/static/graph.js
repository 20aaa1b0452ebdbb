// Draws the ties between names with cytoscape; without it they are a list.
"use strict";
(() => {
  if (typeof cytoscape === "undefined") return;
  const KINDS = ["person", "organization", "country", "place", "unnamed", "source", "item", "event", "claim", "proposal", "figure"];
  const NAMES = { country: "place", source: "unnamed", item: "unnamed", claim: "said" };

  const NARROW = 560;
  const FEW = 11;

  const style = () => {
    const root = getComputedStyle(document.documentElement);
    const colour = (name) => root.getPropertyValue(`--${name}`).trim();
    const font = getComputedStyle(document.body).fontFamily;
    return [
      { selector: "node", style: {
        label: "data(label)", "font-family": font, "font-size": 13, color: colour("ink"), "text-valign": "bottom", "text-margin-y": 5,
        "text-wrap": "wrap", "text-max-width": 120, "text-outline-color": colour("paper"), "text-outline-width": 3,
        width: "data(size)", height: "data(size)", "background-color": colour("unnamed"), "border-width": 0, "overlay-opacity": 0,
      } },
      ...KINDS.map((kind) => ({ selector: `node.${kind}`, style: { "background-color": colour(NAMES[kind] || kind) } })),
      { selector: "node.organization", style: { shape: "round-rectangle" } },
      { selector: "node.country, node.place", style: { shape: "diamond" } },
      { selector: "node.unnamed, node.source", style: { "background-opacity": 0.15, "border-width": 2, "border-style": "dotted", "border-color": colour("unnamed") } },
      { selector: "edge", style: {
        "curve-style": "bezier", width: "data(width)", "line-color": colour("line"), "target-arrow-color": colour("line"),
        "target-arrow-shape": "triangle", "arrow-scale": 0.9, "overlay-opacity": 0, label: "", "font-family": font, "font-size": 11,
        color: colour("soft"), "text-rotation": "autorotate", "text-outline-color": colour("paper"), "text-outline-width": 3,
      } },
      { selector: "edge.unsure", style: { "line-style": "dashed" } },
      { selector: "edge.on", style: { label: "data(words)", "line-color": colour("soft"), "target-arrow-color": colour("soft"), "z-index": 9 } },
      { selector: ".off", style: { opacity: 0.18 } },
      { selector: "node:selected", style: { "border-width": 3, "border-style": "solid", "border-color": colour("focus") } },
    ];
  };

  // Moves nodes up and down until no name stands on another; letters are about so wide, and long names take two lines.
  const LETTER = 7;
  const LINE = 120;
  const apart = (graph, height) => {
    const boxes = graph.nodes().map((node) => {
      const long = node.data("label").length * LETTER;
      const half = node.data("size") / 2;
      return { node, x: node.position("x"), y: node.position("y"), wide: Math.min(long, LINE) + 8, up: half + 2, down: half + (long > LINE ? 36 : 22) };
    });
    for (let round = 0; round < 80; round += 1) {
      boxes.sort((one, other) => one.y - other.y);
      boxes.forEach((upper, at) => {
        for (const lower of boxes.slice(at + 1)) {
          const over = upper.y + upper.down - (lower.y - lower.up);
          if (over > 0 && Math.abs(upper.x - lower.x) < (upper.wide + lower.wide) / 2) {
            upper.y = Math.max(upper.up + 4, upper.y - over / 2);
            lower.y = Math.min(height - lower.down - 4, lower.y + over / 2);
          }
        }
      });
    }
    boxes.forEach(({ node, x, y }) => node.position({ x, y }));
  };

  // Cytoscape would put a style element into the page, which a content security policy forbids, unless one of this name is there.
  const there = document.createElement("meta");
  there.id = "__________cytoscape_stylesheet";
  document.head.append(there);

  const draw = (holder) => {
    const data = JSON.parse(holder.querySelector("script[type='application/json']").textContent);
    const canvas = holder.querySelector(".canvas");
    canvas.hidden = false;
    // A narrow window has room for the names of a dozen; the list has all.
    if (canvas.clientWidth < NARROW) {
      data.nodes = data.nodes.sort((one, other) => other.weight - one.weight).slice(0, FEW);
      const kept = new Set(data.nodes.map((node) => node.id));
      data.edges = data.edges.filter((edge) => kept.has(edge.source) && kept.has(edge.target));
    }
    const round = data.nodes.map((node, at) => ({ x: 400 + 320 * Math.cos((2 * Math.PI * at) / data.nodes.length), y: 260 + 220 * Math.sin((2 * Math.PI * at) / data.nodes.length) }));
    const graph = cytoscape({
      container: canvas,
      elements: [
        ...data.nodes.map((node, at) => ({ data: { ...node, size: 14 + 5 * Math.sqrt(node.weight) }, classes: node.kind, position: round[at] })),
        ...data.edges.map((edge) => ({ data: { ...edge, width: Math.min(1 + edge.weight, 5) }, classes: edge.factual ? "" : "unsure" })),
      ],
      style: style(), userZoomingEnabled: false, minZoom: 0.3, maxZoom: 1.6,
      layout: { name: "cose", randomize: false, animate: false, idealEdgeLength: () => 110, nodeRepulsion: () => 260000, nodeOverlap: 30, gravity: 0.4, numIter: 1500, padding: 30, componentSpacing: 90 },
    });
    // The layout is spread over all the room there is, so that names need not be small.
    const box = graph.nodes().boundingBox({ includeLabels: false });
    const room = { x: 80, y: 36, w: canvas.clientWidth - 160, h: canvas.clientHeight - 96 };
    const spread = (at, from, size, start, length) => (size > 1 ? start + ((at - from) / size) * length : start + length / 2);
    graph.nodes().positions((node) => ({
      x: spread(node.position("x"), box.x1, box.w, room.x, room.w),
      y: spread(node.position("y"), box.y1, box.h, room.y, room.h),
    }));
    apart(graph, canvas.clientHeight);
    graph.zoom(1);
    graph.pan({ x: 0, y: 0 });

    const light = (node) => {
      graph.elements().removeClass("off on");
      if (!node) return;
      const near = node.closedNeighborhood();
      graph.elements().not(near).addClass("off");
      node.connectedEdges().addClass("on");
    };
    graph.on("mouseover", "node", (event) => light(event.target));
    graph.on("mouseout", "node", () => light(graph.$("node:selected")[0]));
    graph.on("tap", (event) => {
      if (event.target === graph) return light();
      if (!event.target.isNode()) return undefined;
      light(event.target);
      const { key, to } = event.target.data();
      if (to.startsWith("#")) document.dispatchEvent(new CustomEvent("kg-choose", { detail: key }));
      return undefined;
    });
    graph.on("dbltap", "node", (event) => {
      const to = event.target.data("to");
      if (to && !to.startsWith("#")) location.assign(to);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
    holder.querySelector(".ties").open = false;
    holder.querySelector(".loading").hidden = true;
    canvas.kgGraph = graph;
  };

  const later = new IntersectionObserver((seen) => {
    for (const one of seen.filter((each) => each.isIntersecting)) {
      later.unobserve(one.target);
      one.target.querySelector(".loading").hidden = false;
      requestAnimationFrame(() => requestAnimationFrame(() => draw(one.target)));
    }
  }, { rootMargin: "600px" });
  document.querySelectorAll("[data-network]").forEach((holder) => later.observe(holder));
})();
