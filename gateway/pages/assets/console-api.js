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

export class Api {
  constructor(key) {
    this.key = key;
  }

  get(path, query) {
    return this.#call("GET", `${path}?${new URLSearchParams(query)}`);
  }

  post(path, body) {
    return this.#call("POST", path, body);
  }

  async #call(method, path, body) {
    const headers = { Authorization: `Bearer ${this.key}` };
    if (body) headers["Content-Type"] = "application/json";
    if (body) headers["Idempotency-Key"] = crypto.randomUUID?.() ?? String(Math.random());
    let response;
    try {
      response = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
    } catch {
      throw new Error("The server cannot be reached. Are you online?");
    }
    if (response.ok) return response.status === 204 ? null : response.json();
    throw new Refusal(response.status, await response.json().catch(() => null));
  }
}
