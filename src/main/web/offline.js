// Keeps what can be read without a connection, when somebody asks for it or where it costs nothing. Fetched only on pages of the office and
// where something is kept already; on a delicate page nothing is kept by itself.
const [, city, lang] = location.pathname.split("/");
const scope = `/${city}/`;
const FORGOTTEN = `koinon.forgotten.${city}`;
const STALE = 12 * 3600 * 1000;

export const can = "serviceWorker" in navigator && "indexedDB" in window && "caches" in window;

const there = async () => (can ? (await navigator.serviceWorker.getRegistration(scope))?.active : undefined);

/** Asks the worker; nothing where there is none. */
export async function tell(what) {
  const worker = await there();
  if (!worker) return undefined;
  const { port1, port2 } = new MessageChannel();
  return new Promise((done, failed) => {
    port1.onmessage = ({ data }) => (data.failed ? failed(new Error(data.failed)) : done(data.said));
    worker.postMessage(what, [port2]);
  });
}

/** From here on this device keeps something. */
export async function keep() {
  sessionStorage.removeItem(FORGOTTEN);
  const { installing, waiting } = await navigator.serviceWorker.register("/sw.js", { scope });
  await working(installing ?? waiting);
  return tell({ do: "keep", lang });
}

/** Until the worker that is coming works; what the browser calls ready may be one of before everything was forgotten. */
const working = (coming) => new Promise((done) => {
  const look = () => { if (!coming || ["activated", "redundant"].includes(coming.state)) done(); };
  coming?.addEventListener("statechange", look);
  look();
});

/** The plans too, first of all: whatever comes between, the page of none of them keeps it again. */
export async function forget() {
  forgotten();
  localStorage.removeItem(`koinon.plan.${city}`);
  await tell({ do: "forget" });
}

/** Not kept again by itself as long as this tab is open. */
const forgotten = () => sessionStorage.setItem(FORGOTTEN, "yes");

/** Whether fetching costs the reader nothing: only where the browser says so. */
const free = () => {
  const { connection } = navigator;
  return connection && !connection.saveData && connection.effectiveType === "4g" && (!connection.type || ["wifi", "ethernet"].includes(connection.type));
};
const onTheWay = document.referrer.startsWith(`${location.origin}${scope}`);
// Nor on the page on which everything is deleted.
const delicate = document.querySelector("[data-exit]") || location.pathname === `${scope}${lang}/offline`;

async function begin() {
  if (!can) return;
  if (await there()) {
    tell({ do: "send" }).catch(() => {});
    const pack = (await tell({ do: "glance" })).find((it) => it.lang === lang);
    if (free() && !delicate && (!pack || Date.now() - new Date(pack.since) > STALE)) await keep();
  } else if (free() && !delicate && onTheWay && !sessionStorage.getItem(FORGOTTEN)) {
    await keep();
  }
  keepPlan();
}

/** A plan that this device keeps is kept as it looks, each time it is looked at. */
async function keepPlan() {
  const box = document.querySelector("[data-plan-keep]");
  if (!box || !(await there())) return;
  // By then the page has put what it shows in the place of what was kept, where it may.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("pageshow", done, { once: true }));
  const plan = JSON.parse(localStorage.getItem(`koinon.plan.${city}`) ?? "{}")[box.dataset.planKeep];
  if (plan && (plan.path ?? plan) === box.dataset.path) await tell({ do: "plan", path: box.dataset.at + box.dataset.path });
}

addEventListener("koinon-plan-kept", () => { if (can) keep().then(keepPlan, () => {}); });
addEventListener("koinon-plan-forgotten", ({ detail }) => tell({ do: "noPlan", path: detail.split(/[?#]/)[0] }).catch(() => {}));
addEventListener("online", () => tell({ do: "send" }).catch(() => {}));

if (can) navigator.serviceWorker.addEventListener("message", ({ data }) => { if (data === "forgotten") forgotten(); });
begin().catch(() => {});
