// The staff console: signs in with a key, shows five lists and one conversation, and looks again now and then.
import { Api, Refusal } from "./console-api.js";
import { appointmentCard, handoffCard, leadCard, messageCard, sessionCard, talkLine } from "./console-cards.js";
import { makeTabs } from "./tabs.js";

const SLOT = "frontdesk:key";
const TENANT = "frontdesk:tenant";
const LOOK_AGAIN_MS = 10_000;
const $ = (selector) => document.querySelector(selector);

const api = new Api(sessionStorage.getItem(SLOT) ?? "");
let tenants = [];
let openSession = null;
let lastLine = 0; // the newest message of the open conversation that is on the page
let looks = 0; // an answer that comes after a later question is not drawn
const drawn = new Map(); // what each list shows, to redraw only what changed

const loaders = { today, sessions, handoffs, messages, leads };
const tabs = makeTabs(document.querySelectorAll("[role=tab]"), load);

function tenant() {
  return tenants.find((one) => one.id === $("#tenant").value) ?? tenants[0];
}

async function signIn(key) {
  api.key = key;
  tenants = await api.all("/v1/tenants", { limit: 200 }, "tenants");
  sessionStorage.setItem(SLOT, key);
  $("#tenant").replaceChildren(...tenants.map((one) => new Option(one.name, one.id)));
  const before = sessionStorage.getItem(TENANT);
  if (tenants.some((one) => one.id === before)) $("#tenant").value = before;
  $("#tenant").hidden = tenants.length < 2;
  $("#signin").hidden = true;
  $("#work").hidden = $("#leave").hidden = false;
  $("#day").value = todayIn(tenant());
  await load();
}

function signOut(why = "") {
  sessionStorage.removeItem(SLOT);
  api.key = "";
  closeTalk();
  $("#work").hidden = $("#leave").hidden = $("#tenant").hidden = true;
  $("#signin").hidden = false;
  $("#signin-alert").textContent = why;
  $("#key").value = "";
  $("#key").focus();
}

// What staff did, and what went wrong with it.
async function guard(work) {
  try {
    await work();
    tell("");
    return true;
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) signOut("This key is not valid any more.");
    else tell(failure.message);
    return false;
  }
}

function tell(trouble, fromLook = false) {
  $("#trouble").textContent = trouble;
  $("#trouble").dataset.fromLook = fromLook;
}

// Looks at the chosen section. What went wrong with a staff's own act stays to be read.
async function load() {
  const look = ++looks;
  try {
    const draw = await loaders[tabs.current()]();
    if (look !== looks || !api.key) return;
    draw();
    if ($("#trouble").dataset.fromLook === "true") tell("");
  } catch (failure) {
    if (look !== looks) return;
    if (failure instanceof Refusal && failure.status === 401) signOut("This key is not valid any more.");
    else tell(failure.message, true);
  }
}

// Only what changed is drawn anew, and the keyboard stays where it was: the page looks again every few seconds.
function list(id, items, makeCard, empty) {
  const place = $(id);
  const content = JSON.stringify([$("#tenant").value, items]);
  if (drawn.get(id) === content) return;
  drawn.set(id, content);
  const focus = place.contains(document.activeElement) ? document.activeElement : null;
  const number = focus && [...place.children].indexOf(focus.closest("li"));
  const cards = items.map(makeCard);
  place.replaceChildren(...(cards.length ? cards : [emptyLine(empty)]));
  if (!focus) return;
  const buttons = [...(place.children[number]?.querySelectorAll("button") ?? [])];
  (buttons.find((one) => one.textContent === focus.textContent) ?? buttons[0] ?? place.closest("section")).focus();
}

function emptyLine(text) {
  const line = document.createElement("li");
  line.className = "empty";
  line.textContent = text;
  return line;
}

function todayIn({ timezone }) {
  // A demo may live on another day than the browser; the page knows how far away.
  const now = Date.now() + Number(document.body.dataset.nowOffsetMs ?? 0);
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(now);
}

async function today() {
  const day = $("#day").value;
  const business = tenant();
  const of = { tenant_id: business.id, from: day, to: day, limit: 200 };
  const found = await api.all("/v1/appointments", of, "appointments");
  const cardOf = (one) => appointmentCard(one, business, change);
  return () => list("#appointments", found, cardOf, "No appointments on this day.");
}

async function change(appointment, step) {
  const path = `/v1/appointments/${appointment.appointment_id}`;
  const question = `Cancel ${appointment.confirmation_number}? The customer will be told.`;
  if (step === "cancel" && !confirm(question)) return;
  await guard(() =>
    step === "cancel"
      ? api.post(`${path}/cancel`, { tenant_id: tenant().id, by: "staff" })
      : api.post(`${path}/status`, { tenant_id: tenant().id, status: step }),
  );
  await load();
}

async function sessions() {
  const business = tenant();
  const { sessions: found } = await api.get("/v1/sessions", { tenant_id: business.id, limit: 50 });
  if (openSession) await showTalk();
  const cardOf = (one) => sessionCard(one, business, () => openTalk(one.session_id));
  return () => list("#sessions", found, cardOf, "No conversations yet.");
}

async function openTalk(sessionId) {
  openSession = sessionId;
  lastLine = 0;
  $("#talk-lines").replaceChildren();
  $("#talk").hidden = false;
  document.querySelector(".split").classList.add("open");
  await guard(showTalk);
  $("#talk").scrollIntoView({ block: "nearest" });
  $("#reply-text").focus();
}

function closeTalk() {
  openSession = null;
  $("#talk").hidden = true;
  document.querySelector(".split").classList.remove("open");
}

// Adds what was said since the last look. Another conversation may be opened meanwhile.
async function showTalk() {
  const sessionId = openSession;
  const place = $("#talk-lines");
  for (let more = true; more; ) {
    const of = { tenant_id: tenant().id, after: lastLine, limit: 200 };
    const session = await api.get(`/v1/sessions/${sessionId}`, of);
    if (sessionId !== openSession) return;
    $("#talk-title").textContent = session.customer_name ?? session.phone ?? `A customer by ${session.channel}`;
    $("#takeover").disabled = session.handoff !== "bot";
    $("#release").disabled = session.handoff !== "human";
    const fresh = (session.messages ?? []).filter((one) => one.message_id > lastLine);
    place.append(...fresh.map((one) => talkLine(one, tenant())));
    lastLine = Math.max(lastLine, ...fresh.map((one) => one.message_id));
    if (fresh.length) place.scrollTop = place.scrollHeight;
    more = Boolean(session.next_cursor) && fresh.length > 0;
  }
}

async function handoffs() {
  const business = tenant();
  const { handoffs: found } = await api.get("/v1/handoffs", { tenant_id: business.id, limit: 50 });
  const open = (one) => () => {
    tabs.show("sessions");
    openTalk(one.session_id);
  };
  const cardOf = (one) => handoffCard(one, business, one.session_id && open(one));
  return () => list("#handoffs", found, cardOf, "Nobody is waiting for a person.");
}

async function messages() {
  const business = tenant();
  const of = { tenant_id: business.id, limit: 50 };
  const [{ notifications }, { notifications: undelivered }] = await Promise.all([
    api.get("/v1/notifications", of),
    api.get("/v1/notifications", { ...of, unresolved: true }),
  ]);
  const cardOf = (one) => messageCard(one, business, retry);
  return () => {
    $("#undelivered-part").hidden = undelivered.length === 0;
    list("#undelivered", undelivered, cardOf, "");
    list("#messages", notifications, cardOf, "No messages yet.");
  };
}

async function retry(message) {
  const path = `/v1/notifications/${message.notification_id}/retry`;
  await guard(() => api.post(path, { tenant_id: tenant().id }));
  await load();
}

async function leads() {
  const business = tenant();
  const { leads: found } = await api.get("/v1/leads", { tenant_id: business.id, limit: 50 });
  return () => list("#leads", found, (one) => leadCard(one, business), "No leads yet.");
}

$("#signin").addEventListener("submit", async (event) => {
  event.preventDefault();
  $("#signin-alert").textContent = "";
  try {
    await signIn($("#key").value.trim());
  } catch (failure) {
    signOut(failure.status === 401 ? "This key is not valid. Please check it." : failure.message);
  }
});
$("#leave").addEventListener("click", () => signOut());
$("#tenant").addEventListener("change", () => {
  sessionStorage.setItem(TENANT, $("#tenant").value);
  closeTalk();
  $("#day").value = todayIn(tenant());
  load();
});
$("#day").addEventListener("change", load);
for (const [id, step] of [["#day-before", -1], ["#day-after", 1]]) {
  $(id).addEventListener("click", () => {
    const day = new Date(`${$("#day").value}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + step);
    $("#day").value = day.toISOString().slice(0, 10);
    load();
  });
}
const act = (verb) => async () => {
  await guard(() => api.post(`/v1/sessions/${openSession}/${verb}`, { tenant_id: tenant().id }));
  await load();
};
$("#takeover").addEventListener("click", act("takeover"));
$("#release").addEventListener("click", act("release"));
$("#talk-close").addEventListener("click", closeTalk);
$("#reply").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = $("#reply-text");
  const send = $("#reply button");
  const text = field.value.trim();
  if (!text || send.disabled) return; // what is on its way is not sent twice
  send.disabled = true;
  const of = { tenant_id: tenant().id, text };
  const sent = await guard(() => api.post(`/v1/sessions/${openSession}/messages`, of));
  if (sent && field.value.trim() === text) field.value = "";
  send.disabled = false;
  await load();
});
setInterval(() => {
  if (api.key && !$("#work").hidden && document.visibilityState === "visible") load();
}, LOOK_AGAIN_MS);

if (api.key) {
  await signIn(api.key).catch((failure) => signOut(failure.status === 401 ? "" : failure.message));
} else {
  signOut();
}
