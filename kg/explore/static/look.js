// Narrows lists to the lines that have all the words that are typed; without it the lists are whole.
"use strict";
for (const input of document.querySelectorAll("input[data-filter]")) {
  const box = input.closest(".scripted-only");
  const lines = [...document.querySelectorAll(`${input.dataset.filter} > li`)];
  const texts = lines.map((line) => line.textContent.toLocaleLowerCase());
  box.hidden = false;
  input.addEventListener("input", () => {
    const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    lines.forEach((line, at) => {
      line.hidden = !words.every((word) => texts[at].includes(word));
      shown += line.hidden ? 0 : 1;
    });
    box.querySelector("[data-count]").textContent = words.length ? `${shown} of ${lines.length}` : "";
  });
}
