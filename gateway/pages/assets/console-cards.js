// One card each. Everything that people wrote goes in as text, never as markup.
const GOOD = new Set(["booked", "arrived", "fulfilled", "delivered", "sent", "accepted", "bot"]);
const BAD = new Set(["no_show", "cancelled", "failed", "unknown", "expired", "open"]);
const NEXT = {
  booked: [["arrived", "Arrived"], ["no_show", "Did not come"], ["cancel", "Cancel"]],
  arrived: [["fulfilled", "Done"]],
};
const HANDOFF = { bot: "assistant answers", human: "a person answers", closed: "closed" };

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

function badge(status, text = status) {
  const kind = GOOD.has(status) ? " good" : BAD.has(status) ? " bad" : "";
  return make("span", `badge${kind}`, text.replaceAll("_", " "));
}

function button(text, action, quiet = true) {
  const element = make("button", quiet ? "small quiet" : "small", text);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
}

function card(title, badges, lines, actions = []) {
  const element = make("li", "card");
  const top = make("div", "top");
  top.append(make("strong", "", title), ...badges);
  element.append(top, ...lines.filter(Boolean));
  if (actions.length) {
    const acts = make("div", "acts");
    acts.append(...actions);
    element.append(acts);
  }
  return element;
}

function meta(...parts) {
  const said = parts.filter(Boolean);
  return said.length ? make("p", "meta", said.join(" · ")) : null;
}

function at(instant, { timezone }, options = { dateStyle: "medium", timeStyle: "short" }) {
  if (!instant) return "";
  return new Intl.DateTimeFormat(undefined, { timeZone: timezone, ...options }).format(new Date(instant));
}

function nameOf(items, id) {
  return items.find((one) => one.id === id)?.name ?? id;
}

function who({ customer, booked_as: told }) {
  // Whoever booked said a name, but never proved that the customer's number is theirs.
  return told && told !== customer?.name ? [`booked as ${told}`, customer?.name] : [customer?.name];
}

export function appointmentCard(one, tenant, change) {
  const time = `${at(one.start, tenant, { timeStyle: "short" })} – ${at(one.end, tenant, { timeStyle: "short" })}`;
  const actions = (NEXT[one.status] ?? []).map(([step, text]) => button(text, () => change(one, step)));
  return card(
    time,
    [badge(one.status)],
    [
      make("p", "", `${nameOf(tenant.services, one.service_id)} with ${nameOf(tenant.staff, one.staff_id)}`),
      meta(...who(one), one.customer?.phone, one.confirmation_number),
      one.location ? meta(...["address", "city", "state", "zip"].map((part) => one.location[part])) : null,
      one.details ? meta(typeof one.details === "string" ? one.details : JSON.stringify(one.details)) : null,
    ],
    actions,
  );
}

export function sessionCard(one, tenant, open) {
  const outcome = one.summary?.outcome ?? "";
  return card(
    one.customer_name ?? one.phone ?? `A customer by ${one.channel}`,
    [badge(one.handoff, HANDOFF[one.handoff] ?? one.handoff), badge(one.channel)],
    [meta(at(one.last_at, tenant), outcome.replaceAll("_", " "), one.summary?.confirmation_number)],
    [button("Open", open)],
  );
}

export function talkLine(one, tenant) {
  const line = make("div", `line ${one.role}`);
  const who = { customer: "Customer", staff: one.author ? `Staff (${one.author})` : "Staff" }[one.role] ?? "Assistant";
  line.append(make("span", "who", `${who}, ${at(one.created_at, tenant, { timeStyle: "short" })}`), make("p", "", one.text));
  return line;
}

export function handoffCard(one, tenant, open) {
  return card(
    (one.reason ?? "Wish to talk to a person").replaceAll("_", " "),
    [badge(one.status), ...(one.urgent ? [badge("open", "urgent")] : [])],
    [one.summary ? make("p", "", one.summary) : null, meta(at(one.created_at, tenant), one.phone)],
    open ? [button("Open conversation", open)] : [],
  );
}

export function messageCard(one, tenant, retry) {
  const canRetry = ["failed", "unknown"].includes(one.status);
  return card(
    one.kind.replaceAll("_", " "),
    [badge(one.status), badge(one.channel)],
    [one.text ? make("p", "", one.text) : null, meta(`to ${one.to}`, at(one.due_at, tenant), one.error)],
    canRetry ? [button("Try again", () => retry(one))] : [],
  );
}

export function leadCard(one, tenant) {
  return card(
    one.name ?? "Somebody",
    [],
    [one.message ? make("p", "", one.message) : null, meta(one.phone, at(one.created_at, tenant), one.lead_id)],
  );
}
