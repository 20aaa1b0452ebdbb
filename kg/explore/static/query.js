// The plain form becomes YASGUI, an editor that knows SPARQL. It asks this server and no other: what it would look up elsewhere is off.
"use strict";
(() => {
  const place = document.getElementById("yasgui");
  const plain = document.getElementById("plain");
  if (!place || typeof Yasgui === "undefined") return;
  const prefixes = JSON.parse(document.getElementById("prefixes").textContent);
  const declared = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasgui.Yasqe.forkAutocompleter("prefixes", { name: "known", persistenceId: null, get: () => Promise.resolve(declared) }, false);

  // What the table sorts and filters by is the text itself, escaped; as it is the table would take it for HTML and clean that.
  const table = Yasgui.Yasr.plugins.table.prototype;
  const columns = table.getColumns;
  const escaped = (text) => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
  table.getColumns = function getColumns() {
    return columns.call(this).map((column, at) => ({
      ...column,
      render: (value, kind, ...rest) => (at && value?.value !== undefined && kind !== "display" ? escaped(value.value) : column.render(value, kind, ...rest)),
    }));
  };

  const first = document.getElementById("query").value;
  place.hidden = false;
  plain.hidden = true;
  const yasgui = new Yasgui(place, {
    requestConfig: { endpoint: new URL("/sparql", location.href).href, method: "POST" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [] },
    persistenceId: null,
    yasqe: { value: first, persistenceId: null, autocompleters: ["variables", "known"], createShareableLink: null, consumeShareLink: null, editorHeight: "320px" },
    yasr: { persistenceId: null, prefixes },
  });
  const tab = yasgui.getTab();
  tab.setQuery(first);
  for (const field of place.querySelectorAll(".CodeMirror textarea")) field.setAttribute("aria-label", "Query");
  for (const example of document.querySelectorAll("[data-query]")) {
    example.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      yasgui.getTab().setQuery(example.dataset.query);
      yasgui.getTab().getYasqe().focus();
    });
  }
})();
