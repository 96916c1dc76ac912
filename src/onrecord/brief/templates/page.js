// Links words and notes. Everything is in the page already: this only finds, lays out, lights up and listens.
(() => {
  "use strict";
  const GAP = 20; // pixels between two notes in the margin
  const SWIPE = 45; // pixels that make a swipe
  const root = document.documentElement;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const article = document.querySelector("article");
  const margin = document.querySelector(".notes");
  const list = margin.querySelector(":scope > ol");
  const main = document.querySelector("main");
  const wire = document.querySelector(".wire path");
  const help = document.querySelector(".help");
  const wide = matchMedia("(min-width: 1100px)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const notes = all(".note");
  const pieces = all(".piece");
  const noteOf = new Map(notes.map((note) => [note.dataset.id, note]));
  const refOf = new Map(all(".ref").map((ref) => [ref.dataset.go, ref]));
  const ids = (piece, which) => (piece.dataset[which] || "").split(" ").filter(Boolean);
  const wordsOf = gather("ids");
  const alsoOf = gather("also");
  let chosen = null;
  let queued = false;

  root.classList.add("js");

  function gather(which) {
    const found = new Map();
    for (const piece of pieces) {
      for (const id of ids(piece, which)) {
        if (!found.has(id)) found.set(id, []);
        found.get(id).push(piece);
      }
    }
    return found;
  }

  const kindOf = (id) => noteOf.get(id)?.dataset.kind;
  const shown = (id) => noteOf.has(id) && !root.classList.contains(`hide-${kindOf(id)}`);
  const sizeOf = (id) => (wordsOf.get(id) || []).reduce((sum, piece) => sum + piece.textContent.length, 0);

  // The items on a piece, the likeliest to be meant first: actors last, else the one with the fewest words.
  function candidates(piece) {
    const rank = (id) => (kindOf(id) === "actor" ? 1e9 : 0) + sizeOf(id);
    const on = ids(piece, "ids").filter(shown).sort((a, b) => rank(a) - rank(b));
    return on.length ? on : ids(piece, "also").filter(shown);
  }

  // An event's first words are not always its chief ones: its number stands at those.
  function anchor(id) {
    const words = wordsOf.get(id) || [];
    const ref = refOf.get(id);
    if (!ref) return words[0];
    const before = words.filter((piece) => piece.compareDocumentPosition(ref) & Node.DOCUMENT_POSITION_FOLLOWING);
    let first = before.length - 1;
    while (first > 0 && joined(before[first - 1], before[first])) first -= 1;
    return before[first] || ref;
  }

  function joined(one, other) {
    let next = one.nextSibling;
    while (next && next.nodeName === "BUTTON") next = next.nextSibling;
    return next === other;
  }

  // Notes begin at the line they rest on and are pushed down where they would touch. The chosen one stands at its line in any
  // case: those above it make way upwards, under the bar if need be.
  function layOut() {
    queued = false;
    if (!wide.matches) {
      list.style.height = "";
      for (const note of notes) note.style.top = "";
      return light(chosen);
    }
    const top = list.getBoundingClientRect().top;
    const placed = notes
      .filter((note) => note.offsetParent !== null)
      .map((note) => ({ note, height: note.offsetHeight, top: wanted(note.dataset.id, top) }));
    const at = placed.findIndex(({ note }) => note.dataset.id === chosen);
    for (let i = at - 1; i >= 0; i -= 1) {
      placed[i].top = Math.min(placed[i].top, placed[i + 1].top - GAP - placed[i].height);
    }
    let free = 0;
    for (const [i, each] of placed.entries()) {
      if (i > at) each.top = Math.max(each.top, free);
      free = each.top + each.height + GAP;
      each.note.style.top = `${Math.round(each.top)}px`;
    }
    list.style.height = `${free}px`;
    light(chosen);
  }

  function wanted(id, top) {
    const words = anchor(id);
    return words ? words.getClientRects()[0].top - top - 2 : article.offsetHeight;
  }

  function queue() {
    if (queued) return;
    queued = true;
    requestAnimationFrame(layOut);
  }

  function light(id) {
    for (const piece of pieces) {
      delete piece.dataset.lit;
      piece.classList.remove(...[...piece.classList].filter((name) => name.startsWith("k-")));
    }
    for (const note of notes) note.classList.toggle("lit", note.dataset.id === id);
    const kind = kindOf(id);
    for (const piece of alsoOf.get(id) || []) mark(piece, "also", kind);
    for (const piece of wordsOf.get(id) || []) mark(piece, "words", kind);
    draw(id, kind);
  }

  function mark(piece, how, kind) {
    piece.dataset.lit = how;
    piece.classList.add(`k-${kind}`);
  }

  // The hairline runs under the line of words to the edge of the column, and from there to the head of the note.
  function draw(id, kind) {
    const note = noteOf.get(id);
    const words = id && wide.matches && anchor(id);
    if (!words || !note || note.offsetParent === null) return wire.removeAttribute("d");
    const box = main.getBoundingClientRect();
    const from = words.getClientRects()[0];
    const edge = article.getBoundingClientRect().right - box.left;
    const to = note.getBoundingClientRect();
    const y = Math.round(from.bottom - box.top) + 0.5;
    const head = Math.round(to.top - box.top) + 10.5;
    wire.parentNode.setAttribute("class", `wire k-${kind}`);
    wire.setAttribute("d", `M${from.right - box.left} ${y}H${edge + 12}L${to.left - box.left} ${head}`);
  }

  function choose(id, { scroll = false, focus = false } = {}) {
    const before = chosen;
    chosen = id && shown(id) ? id : null;
    for (const note of notes) note.classList.toggle("chosen", note.dataset.id === chosen);
    root.classList.toggle("open", chosen !== null);
    layOut();
    if (chosen === null) {
      if (before && margin.contains(document.activeElement)) refOf.get(before)?.focus({ preventScroll: true });
      return;
    }
    const walk = walkable();
    const place = walk.indexOf(chosen);
    margin.querySelector(".count").textContent = place < 0 ? "" : `${place + 1} of ${walk.length}`;
    if (scroll) anchor(chosen)?.scrollIntoView({ block: wide.matches ? "center" : "start", behavior: still.matches ? "auto" : "smooth" });
    if (focus) noteOf.get(chosen).focus({ preventScroll: true });
    if (wide.matches) return;
    margin.scrollTop = 0;
    const box = anchor(chosen)?.getBoundingClientRect();
    if (!scroll && box && box.bottom > innerHeight - margin.offsetHeight) anchor(chosen).scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
  }

  const walkable = () => notes.map((note) => note.dataset.id).filter((id) => shown(id) && kindOf(id) !== "actor");

  function step(by) {
    const walk = walkable();
    const here = walk.indexOf(chosen);
    const next = here < 0 ? walk.findIndex((id) => (anchor(id)?.getBoundingClientRect().top ?? 0) > 60) : here + by;
    if (walk[next]) choose(walk[next], { scroll: true, focus: true });
  }

  function toggleKind(kind) {
    const button = document.querySelector(`.kind[data-kind="${kind}"]`);
    if (!button || button.disabled) return;
    const hidden = root.classList.toggle(`hide-${kind}`);
    button.setAttribute("aria-pressed", String(!hidden));
    if (kindOf(chosen) === kind) choose(null);
    else layOut();
  }

  const tools = {
    dropped() {
      const on = root.classList.toggle("dropped");
      for (const button of all('[data-tool="dropped"]')) button.setAttribute("aria-pressed", String(on));
      layOut();
    },
    help: () => help.showModal(),
    close: () => choose(null),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.go) return choose(button.dataset.go, { scroll: true, focus: true });
    if (button?.dataset.kind) return toggleKind(button.dataset.kind);
    if (button?.dataset.tool) return tools[button.dataset.tool]();
    if (button?.dataset.step) return step(Number(button.dataset.step));
    if (event.target.closest("a, summary, dialog, nav") || !getSelection().isCollapsed) return;
    const piece = event.target.closest(".piece");
    if (piece) {
      const on = candidates(piece);
      return choose(on[(on.indexOf(chosen) + 1) % on.length], { focus: !wide.matches });
    }
    const note = event.target.closest(".note");
    if (note) return choose(note.dataset.id, { scroll: true });
    if (!event.target.closest(".notes")) choose(null);
  });

  const about = (target) => target.closest(".note")?.dataset.id ?? (target.closest(".piece") && candidates(target.closest(".piece"))[0]);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") light(about(event.target) ?? chosen);
  });
  document.addEventListener("focusin", (event) => {
    const id = event.target.dataset.go && event.target.matches(".ref") ? event.target.dataset.go : about(event.target);
    if (id) light(id);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const kind = all(".kind")[Number(event.key) - 1]?.dataset.kind;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "d") tools.dropped();
    else if (event.key === "?") tools.help();
    else if (event.key === "Escape") choose(null);
    else if (kind) toggleKind(kind);
    else return;
    event.preventDefault();
  });

  let touch = null;
  margin.addEventListener("touchstart", (event) => { touch = event.changedTouches[0]; }, { passive: true });
  margin.addEventListener("touchend", (event) => {
    if (!touch) return;
    const end = event.changedTouches[0];
    const [dx, dy] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
    if (Math.abs(dx) > SWIPE && Math.abs(dx) > 2 * Math.abs(dy)) step(dx < 0 ? 1 : -1);
    else if (dy > 1.5 * SWIPE && margin.scrollTop <= 0) choose(null);
  }, { passive: true });

  document.addEventListener("toggle", queue, true);
  wide.addEventListener("change", queue);
  new ResizeObserver(queue).observe(article);
  document.fonts?.ready.then(queue);
  layOut();
})();
