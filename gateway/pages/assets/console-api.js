// Calls to /v1/... with the key of this tab, and refusals in plain words.
const WORDS = {
  403: "This key may not do that.",
  404: "That is not there any more.",
  429: "Too many calls just now. Please wait a moment.",
  502: "A part of the system does not answer right now.",
  503: "A part of the system does not answer right now. It will be tried again.",
  504: "A part of the system takes too long. It will be tried again.",
};

export class Refusal extends Error {
  constructor(status, problem) {
    super(WORDS[status] ?? problem?.detail ?? `The call was refused (${status}).`);
    this.status = status;
    this.code = problem?.code;
  }
}

const ANSWER_MS = 20_000;

export class Api {
  #idempotencyKeys = new Map(); // of writes that got no answer: said again, they are the same write

  constructor(key) {
    this.key = key;
  }

  get(path, query) {
    return this.#call("GET", `${path}?${new URLSearchParams(query)}`);
  }

  post(path, body) {
    return this.#call("POST", path, body);
  }

  // Every page of a listing; `name` is its list in the answer.
  async all(path, query, name) {
    const found = [];
    for (let cursor = null; ; ) {
      const page = await this.get(path, cursor ? { ...query, cursor } : query);
      found.push(...page[name]);
      cursor = page.next_cursor;
      if (!cursor) return found;
    }
  }

  async #call(method, path, body) {
    const said = body && JSON.stringify(body);
    const write = `${path} ${said}`;
    const headers = { Authorization: `Bearer ${this.key}` };
    if (body) {
      if (!this.#idempotencyKeys.has(write)) this.#idempotencyKeys.set(write, newKey());
      headers["Content-Type"] = "application/json";
      headers["Idempotency-Key"] = this.#idempotencyKeys.get(write);
    }
    let response;
    try {
      response = await fetch(path, { method, headers, body: said, signal: AbortSignal.timeout(ANSWER_MS) });
    } catch {
      throw new Error("The server does not answer. Are you online? Please try again.");
    }
    if (response.status < 500) this.#idempotencyKeys.delete(write);
    if (response.ok) return response.status === 204 ? null : response.json();
    throw new Refusal(response.status, await response.json().catch(() => null));
  }
}

function newKey() {
  return crypto.randomUUID?.() ?? String(Math.random());
}
