(() => {
  "use strict";
  const form = document.querySelector(".controls");
  const findings = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll("[data-findings]")];
  const beads = [...document.querySelectorAll(".bead")];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let current = null;

  const number = (finding) => finding.id.slice(1);
  const numbers = (mark) => mark.dataset.findings.split(" ");
  const shown = () => findings.filter((finding) => !finding.hidden);

  const tell = () => {
    const all = shown();
    const at = all.indexOf(current);
    form.elements.place.value = at < 0 ? `${all.length} shown` : `${at + 1} of ${all.length}`;
  };

  const choose = (finding, scroll = true) => {
    current = finding;
    for (const other of findings) {
      other.classList.toggle("on", other === finding);
      if (other === finding) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    for (const mark of marks) {
      mark.classList.toggle("on", finding !== null && mark.matches("mark") && numbers(mark).includes(number(finding)));
    }
    if (finding !== null) {
      finding.focus({ preventScroll: true });
      if (scroll) finding.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    }
    tell();
  };

  const move = (step) => {
    const all = shown();
    if (all.length === 0) return;
    const at = all.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
    choose(all[next]);
  };

  const filter = () => {
    const severities = [...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value);
    const rule = form.elements.rule.value;
    for (const finding of findings) {
      const { severity, rule: name } = finding.dataset;
      finding.hidden = !severities.includes(severity) || (rule !== "" && rule !== name);
    }
    const left = new Set(shown().map(number));
    for (const mark of marks) mark.classList.toggle("off", !numbers(mark).some((n) => left.has(n)));
    for (const bead of beads) {
      const told = bead.querySelector(".finding:not([hidden]), [data-findings]:not(.off)");
      bead.hidden = form.elements.found.checked && told === null;
    }
    if (current !== null && current.hidden) choose(null);
    tell();
  };

  form.addEventListener("change", (event) => {
    if (event.target.name === "theme") document.documentElement.dataset.theme = event.target.value;
    filter();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.next.addEventListener("click", () => move(1));
  form.elements.previous.addEventListener("click", () => move(-1));

  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark, a.number, .places a");
    if (mark === null) return;
    const name = mark.matches(".places a") ? number(mark.closest(".finding")) : numbers(mark)[0];
    const finding = document.getElementById(`f${name}`);
    // A link goes to its own place.
    if (finding !== null && !finding.hidden) choose(finding, mark.matches("mark"));
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    if (event.key === "j" || event.key === "n") move(1);
    else if (event.key === "k" || event.key === "p") move(-1);
    else if (event.key === "Escape") choose(null);
    else return;
    event.preventDefault();
  });

  form.hidden = false;
  filter();
  const asked = document.getElementById(location.hash.slice(1));
  if (asked !== null && findings.includes(asked)) choose(asked);
})();
