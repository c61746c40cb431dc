/* In: search.json (topics and their months) and index/{topic}/{month}.json.gz (a month's editions with their sources).
   Out: the sources that match, newest months first; only months that the date filter leaves are loaded. Everything from the data is
   put on the page as text. */
"use strict";
(() => {
  const PAGE = 30; // results shown at a time; months are loaded until there are as many
  const AT_ONCE = 4; // shards loaded at the same time

  /* Words of a text: {term, start, end}. Scripts that write no spaces are cut into pairs of neighbours. */
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+|[\p{L}\p{N}\p{M}]+/gu;
  const IS_UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
  const SPACED_PART = /[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;
  // Accents, Arabic and Hebrew vowel signs. Signs that Indic scripts and Japanese spell with stay.
  const POINTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/gu;

  function folded(word) {
    return word
      .normalize("NFKD")
      .replace(POINTS, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\u0622\u0623\u0625\u0671]/gu, "\u0627") // alef with its signs
      .replace(/\u0649/gu, "\u064a") // alef maksura
      .replace(/\u0629/gu, "\u0647"); // ta marbuta
  }

  function words(text) {
    const found = [];
    for (const run of text.matchAll(UNSPACED)) {
      for (const part of run[0].matchAll(SPACED_PART)) {
        const start = run.index + part.index;
        if (!IS_UNSPACED.test(part[0])) {
          found.push({ term: folded(part[0]), start, end: start + part[0].length });
          continue;
        }
        const signs = Array.from(part[0]);
        let at = start;
        signs.forEach((sign, number) => {
          // The last sign stands alone, so that a search for one sign finds it at the end of a run as well.
          const pair = sign + (signs[number + 1] || "");
          found.push({ term: folded(pair), start: at, end: at + pair.length });
          at += sign.length;
        });
      }
    }
    return found.filter((word) => word.term);
  }

  /* The Arabic article is written with its noun: the noun is found with and without it. */
  const forms = (term) => (/^\u0627\u0644.{2,}/u.test(term) ? [term, term.slice(2)] : term);

  const index = new MiniSearch({
    fields: ["title", "outlet"],
    storeFields: ["topic", "edition", "n", "title", "outlet", "side", "language"],
    tokenize: (text) => words(text).map((word) => word.term),
    processTerm: forms,
    searchOptions: {
      processTerm: (term) => [forms(term)].flat().at(-1),
      combineWith: "AND",
      prefix: (term) => !IS_UNSPACED.test(term) || Array.from(term).length === 1,
      fuzzy: (term) => (term.length > 5 && !IS_UNSPACED.test(term) ? 0.15 : false),
      boost: { title: 2 },
    },
  });

  const byId = (id) => document.getElementById(id);
  const form = byId("search");
  const status = byId("status");
  const results = byId("results");
  const more = byId("more");
  const loaded = new Map(); // path → promise of nothing, once its sources are in the index
  const outlets = new Set();
  let topics = [];
  let turn = 0; // the newest search; older ones stop
  let shown = PAGE;

  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  async function json(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const [first, second] = new Uint8Array(bytes, 0, 2);
    // Some servers unpack .gz files on the way, and others do not.
    const packed = first === 0x1f && second === 0x8b;
    const body = packed ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : bytes;
    return new Response(body).json();
  }

  function load(topic, month) {
    const path = `index/${topic}/${month}.json.gz`;
    if (!loaded.has(path)) {
      const loading = json(path).then((shard) => {
        const sources = [];
        for (const edition of shard.editions) {
          for (const source of edition.sources) {
            outlets.add(source.outlet);
            sources.push({ ...source, id: `${topic}/${edition.listing.edition}/${source.n}`, topic, edition: edition.listing.edition });
          }
        }
        index.addAll(sources);
      });
      loading.catch(() => loaded.delete(path)); // asked again next time
      loaded.set(path, loading);
    }
    return loaded.get(path);
  }

  function asked() {
    const values = Object.fromEntries(new FormData(form));
    const [topic, side] = values.side ? JSON.parse(values.side) : [values.topic, ""];
    return { q: values.q.trim(), topic: values.topic || topic, side, outlet: folded(values.outlet.trim()), from: values.from, to: values.to };
  }

  /* Every shard that can hold a match, those of the newest months first. */
  function shards(query) {
    return topics
      .filter((topic) => !query.topic || topic.id === query.topic)
      .flatMap((topic) => topic.months.map((month) => ({ topic: topic.id, month })))
      .filter(({ month }) => (!query.from || month >= query.from.slice(0, 7)) && (!query.to || month <= query.to.slice(0, 7)))
      .sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : 0));
  }

  function matches(query) {
    const filter = (source) =>
      (!query.topic || source.topic === query.topic) &&
      (!query.side || source.side === query.side) &&
      (!query.outlet || folded(source.outlet).includes(query.outlet)) &&
      (!query.from || source.edition >= query.from) &&
      (!query.to || source.edition <= query.to);
    const found = index.search(query.q || MiniSearch.wildcard, { filter });
    return query.q ? found : found.sort((a, b) => (a.edition < b.edition ? 1 : a.edition > b.edition ? -1 : a.n - b.n));
  }

  /* Text with the words that were found in <mark>s. */
  function marked(text, terms) {
    const node = document.createElement("bdi");
    const wanted = new Set(terms);
    let at = 0;
    for (const word of words(text)) {
      if (![forms(word.term)].flat().some((term) => wanted.has(term)) || word.end <= at) continue;
      const start = Math.max(word.start, at);
      node.append(text.slice(at, start));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, word.end);
      node.append(mark);
      at = word.end;
    }
    node.append(text.slice(at));
    return node;
  }

  function element(name, values, ...children) {
    const node = Object.assign(document.createElement(name), values);
    node.append(...children);
    return node;
  }

  function result(found) {
    const topic = topics.find((known) => known.id === found.topic);
    const side = topic.sides.find((known) => known.id === found.side);
    const title = marked(found.title, found.terms);
    title.dir = "auto";
    if (found.language !== "und") title.lang = found.language;
    const address = `summaries/${encodeURIComponent(found.topic)}/${encodeURIComponent(found.edition)}/index.html#source-${found.n}`;
    const name = element("bdi", { textContent: topic.name, lang: topic.language });
    return element(
      "li",
      {},
      element("a", { href: address }, title),
      element(
        "p",
        { className: "facts" },
        element("b", {}, marked(found.outlet, found.terms)),
        " · ",
        element("bdi", { textContent: side ? side.name : "Elsewhere" }),
        " · ",
        name,
        ", ",
        element("time", { dateTime: found.edition, textContent: found.edition }),
      ),
    );
  }

  function show(query, searched, all, failed) {
    const found = matches(query);
    results.replaceChildren(...found.slice(0, shown).map(result));
    const months = searched.map((shard) => shard.month);
    const reach = months.length ? `${months.at(-1)} to ${months[0]}` : "no month";
    const rest = all.length - searched.length;
    const what = found.length ? count(found.length, "source") : "Nothing found";
    const trouble = failed.length ? ` ${count(failed.length, "month")} could not be loaded (${failed[0]}).` : "";
    status.textContent = `${what} in ${reach}${rest ? "; earlier months are not searched yet" : ""}.${trouble}`;
    more.hidden = !rest && found.length <= shown;
    byId("outlets").replaceChildren(...Array.from(outlets).sort().map((outlet) => element("option", { value: outlet })));
    return found.length;
  }

  /* Loads months until there is a page of results, or nothing is left to load. */
  async function search() {
    const mine = ++turn;
    const query = asked();
    const all = shards(query);
    const failed = [];
    let done = 0;
    let found = 0;
    remember(query);
    if (!all.length) {
      results.replaceChildren();
      more.hidden = true;
      status.textContent = topics.length ? "No edition lies between these dates." : "There are no editions yet.";
      return;
    }
    do {
      status.textContent = "Searching…";
      const next = all.slice(done, done + AT_ONCE);
      const outcomes = await Promise.allSettled(next.map((shard) => load(shard.topic, shard.month)));
      if (mine !== turn) return;
      failed.push(...outcomes.filter((outcome) => outcome.status === "rejected").map((outcome) => outcome.reason.message));
      done += next.length;
      found = show(query, all.slice(0, done), all, failed);
    } while (found < shown && done < all.length);
  }

  /* The address names the search, so that it can be kept and sent on. */
  function remember(query) {
    const fields = Array.from(new FormData(form)).filter(([, value]) => value);
    const address = fields.length ? `?${new URLSearchParams(fields)}` : location.pathname;
    history.replaceState(null, "", address);
  }

  function offerSides() {
    const select = form.elements.side;
    const kept = select.value;
    const offered = topics.filter((topic) => !form.elements.topic.value || topic.id === form.elements.topic.value);
    const sides = (topic) =>
      [...topic.sides, { id: "elsewhere", name: "Elsewhere" }].map((side) =>
        element("option", { value: JSON.stringify([topic.id, side.id]), textContent: side.name }),
      );
    select.replaceChildren(
      element("option", { value: "", textContent: "All sides" }),
      ...offered.map((topic) => element("optgroup", { label: topic.name }, ...sides(topic))),
    );
    select.value = kept;
    if (select.selectedIndex < 0) select.value = "";
  }

  function restore() {
    form.elements.topic.append(...topics.map((topic) => element("option", { value: topic.id, textContent: topic.name })));
    const given = new URLSearchParams(location.search);
    for (const name of ["topic", "q", "outlet", "from", "to"]) {
      if (given.has(name)) form.elements[name].value = given.get(name);
    }
    if (form.elements.topic.selectedIndex < 0) form.elements.topic.value = "";
    offerSides();
    if (given.has("side")) form.elements.side.value = given.get("side");
    if (form.elements.side.selectedIndex < 0) form.elements.side.value = "";
    return Array.from(given.keys()).length > 0;
  }

  const afresh = () => {
    shown = PAGE;
    search();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    afresh();
  });
  form.addEventListener("reset", () => {
    turn += 1;
    setTimeout(() => {
      offerSides();
      results.replaceChildren();
      status.textContent = "";
      more.hidden = true;
      remember(asked());
    });
  });
  form.elements.topic.addEventListener("change", offerSides);
  form.addEventListener("change", afresh);
  more.addEventListener("click", () => {
    shown += PAGE;
    search();
  });

  json("search.json").then(
    (manifest) => {
      topics = manifest.topics;
      form.hidden = false;
      if (restore()) search();
    },
    () => {
      status.textContent =
        location.protocol === "file:"
          ? "The search needs a web server: `parallax serve` shows this folder with one."
          : "The search could not be loaded. Try again later; each topic's page lists all its editions by month.";
    },
  );
})();
