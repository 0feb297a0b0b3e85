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
let shown = ""; // what the open conversation shows, to redraw only what changed

const loaders = { today, sessions, handoffs, messages, leads };
const tabs = makeTabs(document.querySelectorAll("[role=tab]"), () => load());

function tenant() {
  return tenants.find((one) => one.id === $("#tenant").value) ?? tenants[0];
}

async function signIn(key) {
  api.key = key;
  tenants = (await api.get("/v1/tenants", { limit: 200 })).tenants;
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

async function guard(work) {
  try {
    await work();
    $("#trouble").textContent = "";
  } catch (failure) {
    if (failure instanceof Refusal && failure.status === 401) signOut("This key is not valid any more.");
    else $("#trouble").textContent = failure.message;
  }
}

const load = () => guard(() => loaders[tabs.current()]());

function list(id, items, makeCard, empty) {
  const place = $(id);
  if (items.length) return place.replaceChildren(...items.map(makeCard));
  const line = document.createElement("li");
  line.className = "empty";
  line.textContent = empty;
  return place.replaceChildren(line);
}

function todayIn({ timezone }) {
  // A demo may live on another day than the browser; the page knows how far away.
  const now = Date.now() + Number(document.body.dataset.nowOffsetMs ?? 0);
  return new Intl.DateTimeFormat("en-CA", { timeZone: timezone }).format(now);
}

async function today() {
  const day = $("#day").value;
  const { appointments } = await api.get("/v1/appointments", { tenant_id: tenant().id, from: day, to: day, limit: 200 });
  list("#appointments", appointments, (one) => appointmentCard(one, tenant(), change), "No appointments on this day.");
}

async function change(appointment, step) {
  await guard(async () => {
    const path = `/v1/appointments/${appointment.appointment_id}`;
    if (step === "cancel") {
      if (!confirm(`Cancel ${appointment.confirmation_number}? The customer will be told.`)) return;
      await api.post(`${path}/cancel`, { tenant_id: tenant().id, by: "staff" });
    } else {
      await api.post(`${path}/status`, { tenant_id: tenant().id, status: step });
    }
    await today();
  });
}

async function sessions() {
  const { sessions: found } = await api.get("/v1/sessions", { tenant_id: tenant().id, limit: 50 });
  list("#sessions", found, (one) => sessionCard(one, tenant(), () => openTalk(one.session_id)), "No conversations yet.");
  if (openSession) await showTalk();
}

async function openTalk(sessionId) {
  openSession = sessionId;
  shown = "";
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

async function showTalk() {
  const session = await api.get(`/v1/sessions/${openSession}`, { tenant_id: tenant().id });
  const lines = session.messages ?? [];
  $("#talk-title").textContent = session.customer_name ?? session.phone ?? `A customer by ${session.channel}`;
  $("#takeover").disabled = session.handoff !== "bot";
  $("#release").disabled = session.handoff !== "human";
  const text = JSON.stringify([session.session_id, lines.length]);
  if (text === shown) return;
  shown = text;
  $("#talk-lines").replaceChildren(...lines.map((one) => talkLine(one, tenant())));
  $("#talk-lines").scrollTop = $("#talk-lines").scrollHeight;
}

async function handoffs() {
  const { handoffs: found } = await api.get("/v1/handoffs", { tenant_id: tenant().id, limit: 50 });
  const open = (one) => () => {
    tabs.show("sessions");
    openTalk(one.session_id);
  };
  list("#handoffs", found, (one) => handoffCard(one, tenant(), one.session_id && open(one)), "Nobody is waiting for a person.");
}

async function messages() {
  const of = { tenant_id: tenant().id, limit: 50 };
  const [{ notifications }, { notifications: undelivered }] = await Promise.all([
    api.get("/v1/notifications", of),
    api.get("/v1/notifications", { ...of, unresolved: true }),
  ]);
  $("#undelivered-part").hidden = undelivered.length === 0;
  list("#undelivered", undelivered, (one) => messageCard(one, tenant(), retry), "");
  list("#messages", notifications, (one) => messageCard(one, tenant(), retry), "No messages yet.");
}

async function retry(message) {
  await guard(async () => {
    await api.post(`/v1/notifications/${message.notification_id}/retry`, { tenant_id: tenant().id });
    await messages();
  });
}

async function leads() {
  const { leads: found } = await api.get("/v1/leads", { tenant_id: tenant().id, limit: 50 });
  list("#leads", found, (one) => leadCard(one, tenant()), "No leads yet.");
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
const act = (verb) => () =>
  guard(async () => {
    await api.post(`/v1/sessions/${openSession}/${verb}`, { tenant_id: tenant().id });
    await sessions();
  });
$("#takeover").addEventListener("click", act("takeover"));
$("#release").addEventListener("click", act("release"));
$("#talk-close").addEventListener("click", closeTalk);
$("#reply").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("#reply-text").value.trim();
  if (!text) return;
  guard(async () => {
    await api.post(`/v1/sessions/${openSession}/messages`, { tenant_id: tenant().id, text });
    $("#reply-text").value = "";
    await sessions();
  });
});
setInterval(() => {
  if (api.key && !$("#work").hidden && document.visibilityState === "visible") load();
}, LOOK_AGAIN_MS);

if (api.key) {
  await signIn(api.key).catch((failure) => signOut(failure.status === 401 ? "" : failure.message));
} else {
  signOut();
}
