// The chat page: sends what is typed, shows the answer as it comes, and finds the conversation again after a reload.
import { readEvents } from "./events.js";

const main = document.querySelector("#chat");
const words = main.dataset;
const log = document.querySelector("#log");
const form = document.querySelector("#say");
const field = document.querySelector("#message");
const send = document.querySelector("#send");
const fresh = document.querySelector("#fresh");
const thinking = document.querySelector("#thinking");
const notice = document.querySelector("#notice");
const replies = document.querySelector("#replies");

const SLOT = `frontdesk:session:${words.tenant}`;
const POLL_MS = 4000;
const LOOK_MS = 10000; // how long a look at the stored messages may take
const ANSWER_MS = 60000; // and an answer, from the first word to the last

let sessionId = recall();
let lastSeen = 0; // the newest message that is on the page, by the server's count
let pageCursor = null; // where the last page begins
let busy = false;
let withPerson = false;
let looks = Promise.resolve(); // one look at a time, so that no message is shown by two of them

function recall() {
  try {
    return localStorage.getItem(SLOT);
  } catch {
    return null; // private windows may forbid storage; the chat works without
  }
}

function remember(id) {
  sessionId = id;
  fresh.hidden = !id;
  try {
    if (id) localStorage.setItem(SLOT, id);
    else localStorage.removeItem(SLOT);
  } catch {
    // see recall
  }
}

function show(role, text) {
  const line = document.createElement("div");
  line.className = `line ${role}`;
  const who = document.createElement("span");
  who.className = "who";
  who.textContent = { customer: words.you, staff: words.staff }[role] ?? words.assistant;
  const said = document.createElement("p");
  said.textContent = text;
  line.append(who, said);
  log.append(line);
  toEnd();
  return said;
}

function toEnd() {
  log.scrollTop = log.scrollHeight;
}

function warn(text, again) {
  notice.replaceChildren();
  if (!text) return;
  const line = document.createElement("span");
  line.textContent = text;
  notice.append(line);
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = words.again;
    button.addEventListener("click", again);
    notice.append(button);
  }
}

function suggest(choices) {
  replies.replaceChildren(
    ...choices.map((choice) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = choice;
      button.addEventListener("click", () => {
        field.focus(); // before the button goes away, so that the keyboard's place is not lost
        say(choice);
      });
      return button;
    }),
  );
  toEnd();
}

function setBusy(now) {
  busy = now;
  send.disabled = now;
  thinking.textContent = now ? words.thinking : "";
}

async function say(text) {
  const message = text.trim();
  if (!message || busy) return;
  warn("");
  suggest([]);
  const line = show("customer", message);
  setBusy(true);
  try {
    await exchange(message);
  } catch (failure) {
    const unsent = !failure.sent;
    if (unsent) line.parentElement.remove();
    if (unsent && !field.value) field.value = message;
    warn(failure.text ?? (navigator.onLine ? words.away : words.offline), () => {
      warn("");
      if (unsent) form.requestSubmit();
      else catchUp();
    });
  } finally {
    setBusy(false);
  }
}

async function exchange(message) {
  const streams = typeof ReadableStream === "function" && typeof TextDecoderStream === "function";
  const body = { tenant_id: words.tenant, message };
  if (sessionId) body.session_id = sessionId;
  const response = await fetch("/api/chat", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: streams ? "text/event-stream" : "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch((failure) => {
    throw failure.name === "TimeoutError" ? { sent: true, text: words.broken } : failure; // it may have been heard
  });
  if (!response.ok) throw refusal(response);
  if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    const answer = await response.json();
    if (answer.response) show("assistant", answer.response);
    return finish(answer);
  }
  let said = null;
  let done = null;
  try {
    for await (const event of readEvents(response.body)) {
      if (event.name === "token") {
        said ??= begin();
        said.textContent += event.data.text;
        toEnd();
      } else if (event.name === "done") {
        done = event.data;
      }
    }
  } catch {
    // told below: the answer has no end
  }
  said?.parentElement.removeAttribute("aria-busy");
  if (!done) throw { sent: true, text: words.broken };
  if (said) said.textContent = done.response;
  else if (done.response) show("assistant", done.response);
  return finish(done);
}

function begin() {
  const said = show("assistant", "");
  said.parentElement.setAttribute("aria-busy", "true"); // read out once, when it is whole
  thinking.textContent = "";
  return said;
}

function finish(answer) {
  remember(answer.session_id);
  withPerson = Boolean(answer.metadata?.handoff);
  suggest(answer.metadata?.quick_replies ?? []);
  looks = looks.then(skipSeen); // nobody waits for it: who answers at once is heard
}

function refusal(response) {
  if (response.status === 429) {
    return { text: words.tooFast.replace("{seconds}", response.headers.get("Retry-After") ?? "60") };
  }
  if (response.status === 404) return { text: words.gone };
  if (response.status === 413 || response.status === 422) return { text: words.tooLong };
  return { text: words.away };
}

// null when the session is gone. A page of messages has a cursor only when more follow, so the last page is asked
// for again each time.
async function messagesAfter(seen) {
  const session = sessionId;
  const found = [];
  for (;;) {
    const query = new URLSearchParams(pageCursor ? { limit: 200, cursor: pageCursor } : { limit: 200 });
    const response = await fetch(`/api/sessions/${encodeURIComponent(session)}/messages?${query}`, {
      signal: AbortSignal.timeout(LOOK_MS),
    });
    const page = response.ok ? await response.json() : null;
    if (session !== sessionId) return []; // somebody started over meanwhile
    if (response.status === 404) return null;
    if (!page) throw refusal(response);
    found.push(...page.messages.filter((one) => one.message_id > seen));
    if (!page.next_cursor) return found;
    pageCursor = page.next_cursor;
  }
}

// What is on the page already must not come again with the next look. A person may have answered in between.
async function skipSeen() {
  if (!sessionId) return;
  try {
    for (const message of (await messagesAfter(lastSeen)) ?? []) {
      lastSeen = Math.max(lastSeen, message.message_id);
      if (message.role === "staff" && message.text) show(message.role, message.text);
    }
  } catch {
    // the next look does it
  }
}

// Everything that the page does not show yet: the whole conversation after a reload, later a person's answers.
function catchUp() {
  looks = looks.then(showUnseen);
  return looks;
}

async function showUnseen() {
  if (!sessionId || busy) return;
  const whole = lastSeen === 0;
  try {
    const messages = await messagesAfter(lastSeen);
    if (messages === null) return remember(null);
    if (whole && messages.length) log.replaceChildren();
    for (const message of messages) {
      lastSeen = Math.max(lastSeen, message.message_id);
      if (message.text && (whole || message.role !== "customer")) show(message.role, message.text);
    }
  } catch {
    if (whole) warn(navigator.onLine ? words.away : words.offline, () => location.reload());
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value;
  if (busy || !text.trim()) return;
  field.value = "";
  fit();
  say(text);
  field.focus();
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

function fit() {
  field.rows = Math.min(5, field.value.split("\n").length);
}
field.addEventListener("input", fit);

fresh.addEventListener("click", () => {
  remember(null);
  lastSeen = 0;
  pageCursor = null;
  withPerson = false;
  log.replaceChildren();
  suggest([]);
  warn("");
  show("assistant", words.hello);
  field.focus();
});

setInterval(() => {
  if (withPerson && document.visibilityState === "visible") catchUp();
}, POLL_MS);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && lastSeen) catchUp();
});

remember(sessionId);
if (sessionId) await catchUp();
if (!log.childElementCount) show("assistant", words.hello);
