// The page that says what this device keeps: fetches, brings up to date and deletes it, and shows the questions that wait.
import { can, forget, keep, tell } from "../offline.js";

const box = document.querySelector("[data-kept]");
const [, city] = location.pathname.split("/");
const said = box.querySelector("[data-said]");
const part = (name) => box.querySelector(`[data-${name}]`);
const button = (name) => box.querySelector(`[data-do=${name}]`);
const locale = `${box.dataset.locale === "en" ? "en-GB" : box.dataset.locale}-u-nu-latn`;

async function show() {
  const state = (await tell({ do: "state" }).catch(() => undefined)) ?? { packs: [], plans: [], waiting: [], bytes: 0 };
  const some = state.packs.length > 0;
  part("none").hidden = some;
  part("some").hidden = !some;
  part("what").hidden = button("forget").hidden = !some && !state.plans.length && !state.waiting.length && !localStorage.getItem(`koinon.plan.${city}`);
  const here = state.packs.some((it) => it.lang === location.pathname.split("/")[2]);
  button("keep").hidden = here;
  button("update").hidden = !here;
  if (some) {
    part("languages").textContent = state.packs.map((it) => new Intl.DisplayNames(locale, { type: "language" }).of(it.lang)).join(", ");
    part("since").textContent = state.packs.map((it) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(it.since))).join(" · ");
    part("size").textContent = `${new Intl.NumberFormat(locale).format(Math.max(1, Math.round(state.bytes / 1024)))} KB`;
    part("plans").hidden = !state.plans.length;
    part("plans").querySelector("ul").replaceChildren(...state.plans.map((it) => {
      const line = document.createElement("li");
      const link = line.appendChild(document.createElement("a"));
      link.href = it.href;
      link.textContent = new DOMParser().parseFromString(it.title, "text/html").body.textContent;
      return line;
    }));
  }
  waiting(state.waiting);
}

function waiting(all) {
  const list = document.querySelector("[data-waiting]");
  list.hidden = !all.length;
  list.querySelector("ul").replaceChildren(...all.map((it) => {
    const line = list.querySelector("template").content.cloneNode(true).querySelector("li");
    const standing = it.sent ? "sent" : it.refused ? "refused" : "waiting";
    line.querySelector("[data-words]").textContent = it.said ?? "";
    line.querySelectorAll("[data-when]").forEach((one) => { one.hidden = one.dataset.when !== standing; });
    if (it.sent) line.querySelector("[data-where]").href = it.sent;
    const away = line.querySelector("[data-withdraw]");
    if (it.sent) away.textContent = away.dataset.remove;
    away.addEventListener("click", async () => { await tell({ do: "withdraw", once: it.once, sent: !!it.sent }); await show(); });
    line.querySelector("[data-mend]").addEventListener("click", async () => {
      // As a form of the page, so that the house shows what is wrong beside the fields.
      const form = document.createElement("form");
      form.method = "post";
      form.action = it.url;
      for (const [name, value] of new URLSearchParams(it.body)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      document.body.append(form);
      await tell({ do: "withdraw", once: it.once });
      form.submit();
    });
    return line;
  }));
}

async function doing(work, word) {
  said.textContent = box.dataset.busy;
  try {
    const done = await work();
    said.textContent = box.dataset[word(done)];
  } catch (failure) {
    said.textContent = failure.name === "QuotaExceededError" || failure.message === "QuotaExceededError" || failure.name === "SecurityError" ? box.dataset.full : box.dataset.failed;
  }
  await show();
}

if (can) {
  box.hidden = false;
  button("keep").addEventListener("click", () => doing(keep, () => "keep"));
  button("update").addEventListener("click", () => doing(keep, (done) => (done?.fetched ? "keep" : "same")));
  button("forget").addEventListener("click", () => doing(forget, () => "forget"));
  navigator.serviceWorker.addEventListener("message", ({ data }) => { if (data === "waiting") show(); });
  show();
}
