// The worker of one city in the browser (its scope is /{city}/): keeps the pack of a language, and answers from it when nobody else does.
// It puts pieces of pages that the server wrote into a frame that the server wrote; no sentence and no layout is its own.
const home = new URL(self.registration.scope).pathname;
const name = `koinon.${home.split("/")[1]}`;
const PATIENCE = 8000; // milliseconds; after that a kept page is better than none
const LONGEST = 20000; // for what is sent; after that it waits here, and its key keeps it from being taken twice
const SINGLY = 24; // changed leaves that are fetched one by one; more than that, or the first time, come as one run
let gone = false; // everything was deleted; whoever still looks at a page of then leaves nothing behind any more
const DOWN = [502, 503, 504]; // what a web server says when the house behind it does not answer
const LATER = [408, 409, 429]; // what the house says when the same may be sent again in a while

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// --- what is kept -----------------------------------------------------------------------------------------------------------------

const unlessGone = () => { if (gone) throw new Error("gone"); };

/** One transaction; opened and closed for each, so that deleting never waits for anybody. */
const kept = (stores, mode, work) => new Promise((done, failed) => {
  unlessGone();
  const open = indexedDB.open(name, 1);
  open.onupgradeneeded = () => ["packs", "leaves", "waiting", "ticks"].forEach((it) => open.result.createObjectStore(it));
  open.onerror = () => failed(open.error);
  open.onsuccess = () => {
    const base = open.result;
    if (gone) { base.close(); return failed(new Error("gone")); }
    const all = base.transaction(stores, mode);
    const asked = work(...stores.map((it) => all.objectStore(it)));
    all.oncomplete = () => { base.close(); done(asked?.result); };
    all.onabort = () => { base.close(); failed(all.error); };
  };
});
const one = (store, key) => kept([store], "readonly", (it) => it.get(key));
const every = (store) => kept([store], "readonly", (it) => it.getAll());
const put = (store, value, key) => kept([store], "readwrite", (it) => it.put(value, key));
const drop = (store, key) => kept([store], "readwrite", (it) => it.delete(key));

const whole = async () => {
  unlessGone();
  return caches.open(name);
};

/** A page as it came, with the day on which it did. */
async function keepPage(url, answer, text) {
  const headers = { "Content-Type": "text/html;charset=UTF-8", "Content-Security-Policy": answer.headers.get("Content-Security-Policy") ?? "", "X-Kept": new Date().toISOString() };
  await (await whole()).put(url, new Response(text, { headers }));
}

/** In the place of what was kept of this page with other words in its address; nobody who looks in between finds none. */
async function replace({ pathname, search }, answer, text) {
  await keepPage(pathname + search, answer, text);
  const cache = await whole();
  for (const { url } of await cache.keys()) {
    const it = new URL(url);
    if (it.pathname === pathname && it.search !== search) await cache.delete(url);
  }
}

/** A page that the city does not have is left out; one that did not come is a failure. */
async function fetchPage(path) {
  const answer = await fetch(path, { credentials: "omit", cache: "no-store" });
  if (!answer.ok && answer.status !== 404) throw new Error(`page ${answer.status}`);
  if (answer.ok && !answer.redirected) await keepPage(path, answer, await answer.text());
}

/** Fetches the pack of a language, or what has changed of it. Two at once do the work of one. */
const keep = (lang) => navigator.locks.request(`${name}.keep`, async () => {
  const at = `${home}${lang}`;
  const answer = await fetch(`${at}/pack/manifest.json`, { credentials: "omit", cache: "no-cache" });
  if (!answer.ok) throw new Error(`manifest ${answer.status}`);
  const manifest = await answer.json();
  const before = await one("packs", lang);
  const had = new Set(await kept(["leaves"], "readonly", (it) => it.getAllKeys()));
  const hashes = [manifest.frame, ...manifest.items.map(([, hash]) => hash)];
  const missing = [...new Set(hashes)].filter((it) => !had.has(it));
  const lines = missing.length > SINGLY || (!before && missing.length) ? await run(at, manifest, hashes) : await single(at, missing);
  const frame = lines.get(manifest.frame) ?? (await one("leaves", manifest.frame)).text;
  // Leaves that have come stay, even should the rest not come; the pack is that of before until everything is there.
  await kept(["leaves"], "readwrite", (leaves) => missing.forEach((hash) => leaves.put({ hash, text: lines.get(hash) }, hash)));
  const changed = before?.frame !== manifest.frame;
  const files = changed ? await around(at, JSON.parse(frame)) : [];
  const bytes = (text) => new TextEncoder().encode(text).length;
  const sizes = {};
  for (const hash of hashes) sizes[hash] = before?.sizes[hash] ?? bytes(lines.get(hash) ?? (await one("leaves", hash)).text);
  const others = (await every("packs")).filter((it) => it.lang !== lang);
  await kept(["leaves", "packs"], "readwrite", (leaves, there) => {
    const needed = new Set([...hashes, ...others.flatMap((it) => [it.frame, ...it.items.map(([, hash]) => hash)])]);
    for (const hash of had) if (!needed.has(hash)) leaves.delete(hash);
    return there.put({ ...manifest, sizes, since: new Date().toISOString(), policy: answer.headers.get("Content-Security-Policy") ?? "" }, lang);
  });
  // An older style may still be that of a plan that is kept, or of another language.
  if (changed && !others.length && !(await plans()).length) await tidy(files);
  return { fetched: missing.length };
});

/** What stands around the leaves: style, scripts, and the pages that need no connection to be of use. Says which files these are. */
async function around(at, frame) {
  const cache = await whole();
  const assets = frame.assets.map((it) => it.replaceAll("&amp;", "&"));
  const add = async (asset) => {
    unlessGone();
    await cache.add(new Request(asset, { credentials: "omit" }));
  };
  for (const asset of assets) await add(asset).catch((failure) => { if (/\.css(\?|$)/.test(asset)) throw failure; });
  for (const path of ["/offline", "/ask"]) await fetchPage(at + path);
  const own = (await (await cache.match(`${at}/offline`))?.text()) ?? "";
  const scripts = [...new Set([...assets, ...[...own.matchAll(/src="(\/assets\/[^"]+)"/g)].map(([, it]) => it)])].filter((it) => it.endsWith(".js"));
  // What a script imports lies beside it; filters ask the house again and are of no use here.
  for (const script of scripts) {
    if (!(await cache.match(script))) await add(script).catch(() => {});
    const text = (await (await cache.match(script))?.text()) ?? "";
    for (const [, file] of text.matchAll(/"\.\/([\w.-]+\.js)"/g)) if (!file.startsWith("htmx") && !scripts.includes(`/assets/${file}`)) scripts.push(`/assets/${file}`);
  }
  return [...assets, ...scripts];
}

/** Files of an older frame go once the newer one is there. */
async function tidy(files) {
  const cache = await whole();
  const needed = new Set(files.map((it) => new URL(it, self.location).pathname));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname.startsWith("/assets/") && !needed.has(pathname)) await cache.delete(url);
  }
}

async function run(at, manifest, hashes) {
  const answer = await fetch(`${at}/pack/all/${manifest.mark}`, { credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`pack ${answer.status}`);
  const lines = (await answer.text()).trimEnd().split("\n");
  if (lines.length !== hashes.length) throw new Error("pack cut off");
  return new Map(lines.map((line, n) => [hashes[n], line]));
}

async function single(at, missing) {
  const lines = new Map();
  for (const hash of missing) {
    const answer = await fetch(`${at}/pack/items/${hash}`, { credentials: "omit", cache: "no-store" });
    if (!answer.ok) throw new Error(`leaf ${answer.status}`);
    lines.set(hash, await answer.text());
  }
  return lines;
}

/** Everything of this city on this device, and this worker with it: one that the browser starts anew would not know that everything is gone. */
async function forget() {
  gone = true;
  for (const client of await self.clients.matchAll()) client.postMessage("forgotten");
  await Promise.all((await caches.keys()).filter((it) => it === name).map((it) => caches.delete(it)));
  await new Promise((done) => { const gone = indexedDB.deleteDatabase(name); gone.onsuccess = gone.onerror = gone.onblocked = done; });
  folded.clear();
  vocabulary.clear();
  await self.registration.unregister();
}

async function state() {
  const packs = await every("packs");
  const pages = await (await whole()).matchAll();
  const sizes = await Promise.all(pages.map(async (it) => (await it.blob()).size));
  return {
    packs: packs.map(({ lang, since, items }) => ({ lang, since, pages: items.length })),
    bytes: [...packs.flatMap((it) => Object.values(it.sizes)), ...sizes].reduce((sum, it) => sum + it, 0),
    plans: await plans(),
    waiting: await every("waiting"),
  };
}

// --- pages without a connection ---------------------------------------------------------------------------------------------------

const escaped = (text) => text.replace(/[&<>"']/g, (it) => `&#${it.charCodeAt(0)};`);
const html = (text, policy) => new Response(text, { headers: { "Content-Type": "text/html;charset=UTF-8", "Content-Security-Policy": policy, "Cache-Control": "no-store" } });

const day = (when, frame) => {
  const said = new Intl.DateTimeFormat(`${frame.locale}-u-nu-latn`, { dateStyle: "long", timeZone: frame.zone });
  return said.format(new Date(when));
};
const saved = (when, frame) => frame.saved.replace("%%day%%", () => escaped(day(when, frame)));

/** A page of ours as it was kept, with a word above it that says so. */
const copy = (text, when, frame) => text.replace(/<main[^>]*>/, (it) => it + saved(when, frame));

function framed(frame, path, title, main, delicate) {
  const page = frame.html
    .replaceAll("%%title%%", () => escaped(title))
    .replaceAll("/%%here%%", () => escaped(path))
    .replace("%%main%%", () => main);
  return delicate ? page.replace("<main", () => `${frame.exit}<main`) : page;
}

const heading = ({ title, lang, dir }) => `<h1 lang="${escaped(lang)}" dir="${escaped(dir)}">${escaped(title)}</h1>`;
const link = (at, { path, title, lang, dir }) => `<a href="${escaped(at + path)}" lang="${escaped(lang)}" dir="${escaped(dir)}">${escaped(title)}</a>`;
/** The line below a title; what begins with it itself does not travel with it twice. */
const below = ({ about, body }) => about ? `<p>${about}</p>` : body.match(/<p class="k-lead"[^]*?<\/p>/)?.[0].replace(' class="k-lead"', "") ?? "";
const rows = (at, leaves) => `<ul class="k-list">${leaves.map((it) => `<li>${link(at, it)}${below(it)}</li>`).join("")}</ul>`;

/** What is empty does not travel. */
const leafOf = (text) => ({ group: "", about: "", ...JSON.parse(text) });

async function leavesOf(pack) {
  const all = new Map((await every("leaves")).map((it) => [it.hash, it.text]));
  return pack.items.map(([, hash]) => ({ hash, ...leafOf(all.get(hash)) }));
}

function list(at, leaves, words) {
  if (!leaves.length) return `<p>${escaped(words.empty)}</p>`;
  const groups = Map.groupBy ? Map.groupBy(leaves, (it) => it.group) : leaves.reduce((map, it) => map.set(it.group, [...(map.get(it.group) ?? []), it]), new Map());
  return [...groups].map(([group, some]) => `<section class="k-part">${group ? `<h2>${escaped(group)}</h2>` : ""}${rows(at, some)}</section>`).join("");
}

/** The page somebody was reading goes along with her question. */
const about = (url) => {
  const path = url.searchParams.get("about") ?? "";
  return /^\/[a-z0-9/#-]+$/.test(path) ? `<input type="hidden" name="about" value="${escaped(path)}">` : "";
};
const asking = async (at, words, path) => ((await caches.match(`${at}/ask`)) ? `<p><a href="${escaped(`${at}/ask${path ? `?about=${encodeURIComponent(path)}` : ""}`)}">${escaped(words.ask)}</a></p>` : "");

/** Plans that this device keeps, by the title that their pages bear. */
async function plans() {
  const cache = await whole();
  const found = [];
  for (const { url } of await cache.keys()) {
    if (!/\/(pathways\/[^/]+\/plan|my-plan\/[\d-]+)$/.test(new URL(url).pathname)) continue;
    const page = await cache.match(url);
    if (!page) continue; // deleted in between
    const title = /<title>([^<]*)/.exec(await page.text())?.[1] ?? "";
    found.push({ href: new URL(url).pathname + new URL(url).search, title: title.replace(/ – [^–]*$/, "") });
  }
  return found;
}

/** Titles of plans come out of pages, where they are escaped already. */
const plansThere = async () => (await plans()).map((it) => `<li><a href="${escaped(it.href)}">${it.title}</a></li>`).join("");

async function whatThereIs(at, pack, frame) {
  const lists = pack.lists.map(([path, title]) => `<li><a href="${escaped(at + path)}">${escaped(title)}</a></li>`).join("");
  return `${frame.found.replace("%%query%%", "")}<section class="k-part"><h2>${escaped(frame.words.kept)}</h2><ul class="k-list">${await plansThere()}${lists}<li><a href="${escaped(at)}/offline">${escaped(frame.words.about)}</a></li></ul>${await asking(at, frame.words, "")}</section>`;
}

/** What can be shown of an address without asking anybody; nothing where this device keeps no pack, or not this page and only that counts. */
async function without(url, onlyKept = false) {
  const [asked, ...steps] = url.pathname.slice(home.length).split("/");
  const pack = (await one("packs", asked)) ?? (await every("packs"))[0];
  if (!pack) return undefined;
  const at = home + pack.lang;
  const path = pack.lang !== asked ? undefined : steps.length ? `/${steps.join("/")}` : "";
  const frame = JSON.parse((await one("leaves", pack.frame)).text);
  const page = (title, main, delicate) => html(framed(frame, path ?? "", title, saved(pack.since, frame) + main, delicate), pack.policy);

  const cache = await whole();
  const there = (await cache.match(url.pathname + url.search)) ?? (path === "/ask" || path === "/offline" ? await cache.match(url.pathname) : isPlan(url.pathname) ? await planOf(url.pathname) : undefined);
  if (there) {
    let text = copy(await there.text(), there.headers.get("X-Kept"), frame);
    // Each question has a key of its own, by which the house knows whether it has it already.
    if (path === "/ask" && frame.words.later) text = text.replace("</h1>", (it) => `${it}<p><strong>${escaped(frame.words.later)}</strong></p>`);
    if (path === "/ask") text = text.replace(/(<input[^>]*name="once" value=")[^"]*("[^>]*>)/, (_, open, close) => open + crypto.randomUUID() + close + about(url));
    return html(ticked(text, await ticksOf(url.pathname), frame), there.headers.get("Content-Security-Policy"));
  }
  const hash = pack.items.find(([it]) => it === path)?.[1];
  if (hash) {
    const leaf = leafOf((await one("leaves", hash)).text);
    return page(leaf.title, heading(leaf) + leaf.body + await asking(at, frame.words, path), leaf.delicate);
  }
  const shown = pack.lists.find(([it]) => it === path);
  if (shown) {
    const own = path === "/pathways" ? await plansThere() : "";
    const leaves = (await leavesOf(pack)).filter((it) => it.list === path);
    return page(shown[1], `<h1>${escaped(shown[1])}</h1>${own ? `<ul class="k-list">${own}</ul>` : ""}${list(at, leaves, frame.words)}`);
  }
  if (path === "/search") {
    const typed = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
    const found = typed ? search(typed, await leavesOf(pack)) : [];
    const said = !typed ? "" : found.length
      ? `<section class="k-part"><h2>${escaped(frame.words.found)}</h2>${rows(at, found)}</section>`
      : `<p><strong>${escaped(frame.words.nothing)}</strong></p><p>${escaped(frame.words.hint)}</p>`;
    return page(frame.words.search, `<h1>${escaped(frame.words.search)}</h1>${frame.found.replace("%%query%%", () => escaped(typed))}${said}`);
  }
  if (onlyKept) return undefined;
  if (path === "") return page(frame.city, `<h1 dir="auto">${escaped(frame.city)}</h1>${await whatThereIs(at, pack, frame)}`);
  return page(frame.words.away, `<h1>${escaped(frame.words.away)}</h1><p class="k-lead">${escaped(frame.words.awayHint)}</p>${await whatThereIs(at, pack, frame)}`);
}

// --- searching in the pack --------------------------------------------------------------------------------------------------------

const folded = new Map();
const vocabulary = new Set(); // of all that is folded
const ALIKE = { "ß": "ss", "ς": "σ", "ٱ": "ا", "ى": "ي", "ی": "ي", "ێ": "ي", "ے": "ي", "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ء": "", "ـ": "", "\u200c": "", "ґ": "г", "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe" };
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Words made alike that people write in more than one way, as the search of the house does it. */
const fold = (text) => text.toLowerCase().normalize("NFKD").replace(MARKS, "")
  .replace(/[ßςٱىیێےةەہھکۆڕڵءـ\u200cґıłđøæœ]/g, (it) => ALIKE[it])
  .replace(/[٠-٩۰-۹]/g, (it) => String(it.charCodeAt(0) & 15))
  .replace(/['’‘ʼ]/g, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();

const plain = (markup) => markup.replace(/<[^>]*>/g, " ").replace(/&#(\d+);/g, (_, it) => String.fromCodePoint(it)).replace(/&\w+;/g, " ");

const foldedOf = (leaf) => {
  if (!folded.has(leaf.hash)) {
    const texts = [fold(leaf.title), fold(`${plain(leaf.about)} ${plain(leaf.body)} ${leaf.group}`)];
    for (const text of texts) for (const word of text.split(" ")) vocabulary.add(word);
    folded.set(leaf.hash, texts);
  }
  return folded.get(leaf.hash);
};

const FAR = 9;
const rows3 = [0, 1, 2].map(() => new Uint8Array(120)); // of what was typed at most 100 letters are looked for

/** Whether one slip, or two in a long word, lie between what was typed and the beginning of a word. Letters further apart than that are never compared. */
function near(typed, word) {
  const most = typed.length < 8 ? 1 : 2;
  const end = Math.min(word.length, typed.length + most);
  if (end < typed.length - most) return false;
  let [row, before, two] = rows3;
  for (let j = 0; j <= end; j++) before[j] = j > most ? FAR : j;
  for (let i = 1; i <= typed.length; i++) {
    let best = row.fill(FAR, 0, end + 1)[0] = i > most ? FAR : i;
    for (let j = Math.max(1, i - most); j <= Math.min(end, i + most); j++) {
      let it = Math.min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) it = Math.min(it, two[j - 2] + 1);
      row[j] = it;
      if (it < best) best = it;
    }
    if (best > most) return false;
    [row, before, two] = [two, row, before];
  }
  for (let j = Math.max(0, typed.length - most); j <= end; j++) if (before[j] <= most) return true;
  return false;
}

/** What is written together with an Arabic word at its beginning. */
const AHEAD = "(?:[وفبكل]?ال|لل|[وفبل])?";
const beginning = (word) => new RegExp(`(?:^| )${AHEAD}${word.replace(/^ال(?=...)/, "")}`, "gu");

function search(typed, leaves) {
  const words = fold(typed).split(" ").filter((it) => it.length > 1 || /\d/.test(it));
  const wanted = words.map((word) => {
    const exact = beginning(word);
    if (word.length < 4 || leaves.some((it) => foldedOf(it).some((text) => text.search(exact) >= 0))) return exact;
    const close = [...vocabulary].filter((it) => near(word, it.replace(/^ال(?=...)/, "")));
    return close.length ? new RegExp(`(?:^| )(?:${close.join("|")})(?= |$)`, "gu") : exact;
  });
  return leaves.map((leaf) => {
    const [title, body] = foldedOf(leaf);
    const points = wanted.map((it) => 10 * (title.match(it)?.length ? 1 : 0) + Math.min(4, body.match(it)?.length ?? 0));
    const hit = points.filter((it) => it > 0).length;
    return { leaf, points: hit * 100 + points.reduce((sum, it) => sum + it, 0), hit };
  }).filter((it) => it.hit && it.hit * 2 >= words.length).sort((a, b) => b.points - a.points).slice(0, 20).map((it) => it.leaf);
}

// --- ticks on a plan that this device keeps ---------------------------------------------------------------------------------------

const isPlan = (path) => /^(pathways\/[^/]+\/plan|my-plan\/[\d-]+)$/.test(bare(path));
/** An address of the city without the language, in which a plan is the same. */
const bare = (path) => path.slice(home.length).replace(/^[^/]+\//, "");
const ticksOf = async (path) => (await every("ticks")).filter((it) => bare(it.plan) === bare(path)).sort((a, b) => a.at - b.at);

/** The page as it was kept, with what was ticked since above each step. */
const ticked = (text, ticks, frame) => ticks.reduce((page, it) =>
  page.replace(`<li id="step-${it.step}">`, (li) => `${li}<p class="k-ticked" role="status">${escaped(frame.words[it.mark] ?? "")}</p>`), text);

/** Of one pathway a device keeps one plan, under whichever of its addresses. */
const planOf = (path) => caches.match(path, { ignoreSearch: true });

async function tick(url, typed) {
  const plan = url.pathname;
  if (!(await planOf(plan))) return undefined;
  const step = typed.get("step") ?? "";
  // Done is done on the day on which it was ticked, and not on that of the next connection.
  const pack = (await every("packs"))[0];
  if (pack && typed.get("mark") === "DONE" && !typed.get("since")) {
    const { zone } = JSON.parse((await one("leaves", pack.frame)).text);
    typed.set("since", new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date()));
  }
  const fields = [...typed].filter(([it]) => it !== "a" && it !== "_csrf");
  await put("ticks", { plan, step, mark: typed.get("mark"), fields, at: Date.now() }, `${plan} ${step}`);
  const sealed = typed.get("a");
  return Response.redirect(`${plan}${sealed ? `?a=${encodeURIComponent(sealed)}` : ""}#step-${step}`, 303);
}

/** Before a plan is looked at again with a connection, it learns what was ticked without one. Empty where there was nothing to learn. */
const learn = (url) => navigator.locks.request(`${name}.learn`, async () => {
  const ticks = await ticksOf(url.pathname);
  let now = url;
  let learnt = false;
  for (const it of ticks) {
    const form = await formOf(now);
    const body = new URLSearchParams(it.fields);
    for (const field of ["a", "_csrf"]) if (form(field)) body.set(field, form(field));
    const answer = await fetch(now.pathname, { method: "POST", body });
    if (DOWN.includes(answer.status)) throw new Error("down");
    // What the house has taken, or will never take, is done with; the rest is told another time.
    if (!answer.redirected && ![404, 422].includes(answer.status)) break;
    if (answer.redirected) now = new URL(answer.url);
    await drop("ticks", `${it.plan} ${it.step}`);
    learnt = true;
  }
  return learnt ? Response.redirect(now.pathname + now.search) : undefined;
});

// --- questions that wait ----------------------------------------------------------------------------------------------------------

/** What stands in the hidden fields of a form as the house shows it now: above all what proves that whoever is signed in sends it. */
const formOf = async (url) => {
  const answer = await fetch(url, { cache: "no-store" });
  if (answer.status >= 500 || LATER.includes(answer.status)) throw new Error(`form ${answer.status}`);
  const text = await answer.text();
  return (field) => new RegExp(`name="${field}" value="([^"]*)"`).exec(text)?.[1];
};

/** What somebody wrote, without what only proves who sends it. */
const written = (body) => {
  const fields = new URLSearchParams(body);
  fields.delete("_csrf");
  return fields.toString();
};

async function wait(url, typed) {
  const lang = url.pathname.slice(home.length).split("/")[0];
  const pack = (await one("packs", lang)) ?? (await every("packs"))[0];
  if (!typed.get("once") || !pack) return undefined;
  // Whoever goes back to a form and writes something else asks something else.
  const before = await one("waiting", typed.get("once"));
  if (before && (before.sent || written(before.body) !== written(typed.toString()))) typed.set("once", crypto.randomUUID());
  const once = typed.get("once");
  await put("waiting", { once, url: url.pathname, body: typed.toString(), known: typed.has("_csrf"), said: typed.get("words") ?? "", at: Date.now() }, once);
  self.registration.sync?.register("send").catch(() => {});
  return Response.redirect(`${home}${pack.lang}/offline#waiting`, 303);
}

/**
 * Sends what waits. Only one sends at a time, and each question keeps the key it was written with: should an answer be lost on the way, the
 * house knows the key and only says again where it led. What was written by somebody unknown to the house goes as from nobody, whoever is
 * signed in by then; what somebody signed in has written goes from her or not at all.
 */
const send = () => navigator.locks.request(`${name}.send`, async () => {
  for (const it of (await every("waiting")).filter((it) => !it.sent && !it.refused)) {
    const body = new URLSearchParams(it.body);
    body.delete("_csrf");
    const token = it.known ? (await formOf(it.url))("_csrf") : undefined;
    if (it.known && !token) {
      await put("waiting", { ...it, refused: true }, it.once);
      continue;
    }
    if (token) body.set("_csrf", token);
    const answer = await fetch(it.url, { method: "POST", body, credentials: it.known ? "same-origin" : "omit" });
    if (answer.ok && answer.redirected) await put("waiting", { once: it.once, at: it.at, sent: new URL(answer.url).pathname + new URL(answer.url).search }, it.once);
    else if (answer.status >= 400 && answer.status < 500 && !LATER.includes(answer.status)) await put("waiting", { ...it, refused: true }, it.once);
  }
  for (const client of await self.clients.matchAll()) client.postMessage("waiting");
});

/** Unless it was sent in the meantime: then there is where it led to be seen. */
const withdraw = (once, sent) => navigator.locks.request(`${name}.send`, async () => {
  if (sent || !(await one("waiting", once))?.sent) await drop("waiting", once);
});

self.addEventListener("sync", (event) => { if (event.tag === "send") event.waitUntil(send()); });

// --- what pages ask of the worker -------------------------------------------------------------------------------------------------

async function keepPlan(path) {
  const cache = await whole();
  const url = new URL(path, self.location);
  const answer = await fetch(url, { credentials: "omit", cache: "no-store" });
  if (answer.status === 404) return forgetPlan(url.pathname);
  if (!answer.ok || answer.redirected) return;
  const text = await answer.text();
  await replace(url, answer, text);
  for (const [, asset] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) if (!(await cache.match(asset))) await cache.add(asset).catch(() => {});
}

async function forgetPlan(pathname) {
  const cache = await whole();
  for (const { url } of await cache.keys()) if (new URL(url).pathname === pathname) await cache.delete(url);
  for (const it of await ticksOf(pathname)) await drop("ticks", `${it.plan} ${it.step}`);
}

const glance = async () => (await every("packs")).map(({ lang, since }) => ({ lang, since }));

const DOES = { glance, keep: (it) => { gone = false; return keep(it.lang); }, forget, state, send, withdraw: (it) => withdraw(it.once, it.sent), plan: (it) => keepPlan(it.path), noPlan: (it) => forgetPlan(it.path) };

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  event.waitUntil(Promise.resolve().then(() => DOES[event.data.do](event.data))
    .then((said) => port?.postMessage({ said }), (failure) => port?.postMessage({ failed: failure.name })));
});

// --- what the browser asks of the worker ------------------------------------------------------------------------------------------

/** The house, unless it is away or slow and this device has the page. */
async function look(request) {
  const url = new URL(request.url);
  const asked = (async () => {
    if (isPlan(url.pathname) && !gone) {
      const learnt = await learn(url);
      if (learnt) return learnt;
    }
    const answer = await fetch(request);
    if (DOWN.includes(answer.status)) throw new Error("down");
    return answer;
  })();
  asked.catch(() => {}); // said below, or by the page that is kept
  const slow = new Promise((later) => setTimeout(later, PATIENCE));
  try {
    const answer = (await Promise.race([asked, slow])) ?? (await without(url, true)) ?? (await asked);
    if (answer.status === 404 && isPlan(url.pathname)) await forgetPlan(url.pathname).catch(() => {});
    return answer;
  } catch (failure) {
    const there = await without(url).catch(() => undefined);
    if (there) return there;
    return asked; // fails as it failed, and the browser says so
  }
}

/** The last list of places stays, as it was looked at; not where it would say what somebody looks for. */
async function remember(request, answer) {
  const url = new URL(request.url);
  const [lang] = url.pathname.slice(home.length).split("/");
  if (url.searchParams.get("topic") || url.searchParams.get("q") || !answer.ok || answer.redirected || /no-store/.test(answer.headers.get("Cache-Control") ?? "") || !(await one("packs", lang))) return;
  await replace(url, answer, await answer.text());
}

async function post(request) {
  const url = new URL(request.url);
  const typed = request.clone().text();
  const asked = fetch(request).then((answer) => {
    if (DOWN.includes(answer.status)) throw new Error("down");
    return answer;
  });
  const slow = new Promise((later) => setTimeout(later, LONGEST));
  const answer = await Promise.race([asked, slow]).catch(() => undefined);
  if (answer) return answer;
  const fields = new URLSearchParams(await typed);
  const done = isPlan(url.pathname) ? await tick(url, fields) : await wait(url, fields);
  return done ?? asked.catch(async () => (await without(url)) ?? Response.error());
}

/** With a plan that the house deletes goes the copy of it, in whichever language it was kept. */
async function deleted(url, answer) {
  const plan = bare(url.pathname).replace(/\/delete$/, "");
  if (answer.type !== "opaqueredirect" && answer.status !== 404) return;
  for (const { href } of await plans()) {
    const { pathname } = new URL(href, self.location);
    if (bare(pathname) === plan) await forgetPlan(pathname);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (gone || url.origin !== self.location.origin) return;
  if (request.method === "GET" && (url.pathname.startsWith("/assets/") || url.pathname === "/favicon.svg" || request.destination === "style")) {
    event.respondWith(caches.match(request).then((it) => it ?? fetch(request)));
  } else if (request.mode === "navigate" && url.pathname.startsWith(home)) {
    if (request.method === "GET" && !/\.\w{2,5}$/.test(url.pathname)) {
      const answer = look(request);
      const places = bare(url.pathname) === "places";
      event.respondWith(places ? answer.then((it) => it.clone?.() ?? it) : answer);
      if (places) event.waitUntil(answer.then((it) => remember(request, it)).catch(() => {}));
    } else if (request.method === "POST" && (isPlan(url.pathname) || url.pathname.endsWith("/ask"))) {
      event.respondWith(post(request));
    } else if (request.method === "POST" && /^my-plan\/[\d-]+\/delete$/.test(bare(url.pathname))) {
      const answer = fetch(request);
      event.respondWith(answer);
      event.waitUntil(answer.then((it) => deleted(url, it)).catch(() => {}));
    }
  }
});
