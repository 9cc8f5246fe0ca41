// Asks the browser for a passkey: to sign in with one, or to make one. What the page is for stands in its data attributes.
const box = document.querySelector("[data-passkey]");

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
const credentials = (list) => (list ?? []).map((it) => ({ ...it, id: bytes(it.id) }));

async function post(address, body) {
  const headers = { "Content-Type": "application/json" };
  if (box.dataset.token) headers["X-CSRF-TOKEN"] = box.dataset.token;
  const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" });
  if (!answer.headers.get("Content-Type")?.startsWith("application/json")) throw new Error(box.dataset.failed);
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error ?? box.dataset.failed);
  return said;
}

async function signIn() {
  const { id, options } = await post(box.dataset.question, {});
  const made = await navigator.credentials.get({
    publicKey: { ...options, challenge: bytes(options.challenge), allowCredentials: credentials(options.allowCredentials) },
  });
  const { response } = made;
  return post(box.dataset.answer, {
    question: id,
    next: box.dataset.next,
    credential: {
      ...whole(made),
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
    },
  });
}

async function register() {
  const { id, options } = await post(box.dataset.question, {});
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: credentials(options.excludeCredentials),
    },
  });
  const { response } = made;
  return post(box.dataset.answer, {
    question: id,
    next: box.dataset.next,
    label: box.querySelector("input")?.value ?? "",
    credential: {
      ...whole(made),
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
        transports: response.getTransports?.() ?? [],
      },
    },
  });
}

const whole = (made) => ({
  id: made.id,
  rawId: text(made.rawId),
  type: made.type,
  authenticatorAttachment: made.authenticatorAttachment ?? null,
  clientExtensionResults: made.getClientExtensionResults(),
});

if (box && window.PublicKeyCredential) {
  const work = box.dataset.passkey === "register" ? register : signIn;
  const button = box.querySelector("button");
  const said = box.querySelector("[role=status]");
  document.querySelectorAll("[data-without-passkey]").forEach((it) => (it.hidden = true));
  box.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    button.setAttribute("aria-busy", "true");
    try {
      location.assign((await work()).go);
    } catch (trouble) {
      // The browser's own words are for programmers; ours and the server's are for people.
      said.textContent = trouble instanceof DOMException ? box.dataset.failed : trouble.message || box.dataset.failed;
      button.removeAttribute("aria-busy");
    }
  });
}
