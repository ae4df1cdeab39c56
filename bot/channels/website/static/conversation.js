// The line to the server. Messages have ids that rise; each is told once and in order. The stream only hints that there is
// news: what `events` answers is the truth. What the customer says waits in memory, under one id, until it is acknowledged.

import { Memory } from "./memory.js";

const FIRST_WAIT = 400;
const LONGEST_WAIT = 5000;
const ANSWER_WITHIN = 15000;
const SILENCE = 40000; // the server sends a sign of life every 15 s
const TRIES = 5; // for a message the server stumbles over
const LOOK_AGAIN = [1500, 6000]; // after a message, should the stream be held up on its way
const STEADY = 3000;

class Refused extends Error {
  constructor(status, told = "") {
    super(`refused with ${status}`);
    this.status = status;
    this.told = told;
  }
}

export class Conversation {
  #server;
  #lang;
  #memory;
  #tell;
  #last = 0;
  #joined = false;
  #running = false;
  #sending = false;
  #catching = null;
  #stream = null;
  #sleepers = new Set();

  /**
   * `tell` hears what happens: message(m), state(s), line(up), sent(cid), failed(cid, why), fresh(), joined().
   * Nothing happens before `start()`.
   */
  constructor({ server, key, lang, tell }) {
    this.#server = server;
    this.#lang = lang;
    this.#memory = new Memory(key);
    this.#tell = tell;
  }

  get memory() {
    return this.#memory;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    addEventListener("online", this.#wake);
    document.addEventListener("visibilitychange", this.#returned);
    this.#keepUp();
  }

  stop() {
    this.#running = false;
    removeEventListener("online", this.#wake);
    document.removeEventListener("visibilitychange", this.#returned);
    this.#stream?.abort();
    this.#wake();
  }

  /** Say something: {text}, {choice, title} or {text: "", start: true}. Returns the message's own id. */
  say(words) {
    const entry = { cid: uuid(), ...words };
    this.#memory.enqueue(entry);
    this.#send();
    return entry.cid;
  }

  retry(cid) {
    this.#memory.mark(cid, undefined);
    this.#send();
  }

  #wake = () => {
    for (const rise of this.#sleepers) rise();
  };

  #returned = () => {
    if (document.visibilityState !== "visible") return;
    this.#wake();
    if (this.#joined) this.#catchUp().catch(() => this.#stream?.abort());
  };

  async #keepUp() {
    for (let tries = 0; this.#running; tries += 1) {
      const began = Date.now();
      try {
        if (!this.#joined) await this.#join();
        await this.#catchUp();
        this.#tell.line(true);
        this.#send();
        await this.#listen();
      } catch (fault) {
        if (fault.status === 401) this.#joined = false;
      }
      if (Date.now() - began > STEADY) tries = 0;
      if (!this.#running) return;
      this.#tell.line(false);
      await this.#pause(tries);
    }
  }

  async #join() {
    const before = this.#memory.read();
    const session = await this.#ask("session", { resume: before.resume, lang: this.#lang });
    const isNew = session.resume !== before.resume;
    this.#memory.change((kept) => {
      kept.resume = session.resume;
      kept.conv = session.conv;
      if (isNew) kept.started = false;
      if (isNew) kept.seen = 0;
    });
    this.#joined = true;
    if (isNew) this.#last = 0;
    if (isNew && before.resume) this.#tell.fresh();
    this.#tell.state(session.state);
    this.#tell.joined(session.last);
  }

  #catchUp() {
    this.#catching ??= this.#fetchNews().finally(() => {
      this.#catching = null;
    });
    return this.#catching;
  }

  async #fetchNews() {
    for (let more = true; more; ) {
      const { resume } = this.#memory.read();
      const news = await this.#ask(`events?after=${this.#last}`);
      if (resume !== this.#memory.read().resume) return; // another conversation has begun meanwhile
      for (const message of news.messages) this.#take(message);
      this.#tell.state(news.state);
      more = news.more && news.messages.length > 0;
    }
  }

  #take(message) {
    if (message.id <= this.#last) return;
    this.#last = message.id;
    if (message.sender === "customer" && message.cid) this.#memory.drop(message.cid);
    this.#tell.message(message);
  }

  async #listen() {
    this.#stream = new AbortController();
    const answer = await this.#request(`stream?after=${this.#last}`, { signal: this.#stream.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const silence = setTimeout(() => this.#stream.abort(), SILENCE);
      const { value, done } = await reader.read().finally(() => clearTimeout(silence));
      if (done) return;
      const blocks = (text + value).replaceAll("\r\n", "\n").split("\n\n");
      text = blocks.pop();
      for (const block of blocks) this.#hear(block);
    }
  }

  #hear(block) {
    const { event, data } = readEvent(block);
    if (event === "state") this.#tell.state(data.state);
    if (event !== "msg") return;
    if (data.id === this.#last + 1) this.#take(data);
    else if (data.id > this.#last) this.#catchUp().catch(() => this.#stream.abort());
  }

  async #send() {
    if (this.#sending || !this.#joined) return;
    this.#sending = true;
    try {
      for (let tries = 0; this.#running && this.#joined; ) {
        const entry = this.#memory.read().queue.find((waiting) => !waiting.failed);
        if (!entry) return;
        tries = (await this.#deliver(entry, tries)) ? 0 : tries + 1;
        if (tries) await this.#pause(tries - 1);
      }
    } finally {
      this.#sending = false;
    }
  }

  /** True when this message needs no further try. */
  async #deliver(entry, tries) {
    try {
      await this.#ask("messages", entry);
    } catch (fault) {
      return this.#notDelivered(entry, fault, tries);
    }
    this.#memory.drop(entry.cid);
    this.#tell.sent(entry.cid);
    for (const wait of LOOK_AGAIN) setTimeout(() => this.#joined && this.#catchUp().catch(() => {}), wait);
    return true;
  }

  #notDelivered(entry, fault, tries) {
    if (fault.status === 401) {
      this.#joined = false; // the next round makes a new session and sends what waits
      this.#stream?.abort();
      return false;
    }
    const busy = !fault.status || fault.status === 429 || fault.status === 503;
    if (busy || (fault.status >= 500 && tries + 1 < TRIES)) return false;
    const why = fault.status === 413 || fault.status === 422 ? fault.told || "refused" : "stumbled";
    this.#memory.mark(entry.cid, why);
    this.#tell.failed(entry.cid, why);
    return true;
  }

  async #ask(path, body) {
    const signal = AbortSignal.timeout(ANSWER_WITHIN);
    const answer = await this.#request(path, body ? { signal, method: "POST", body: JSON.stringify(body) } : { signal });
    return answer.json();
  }

  async #request(path, options) {
    const { resume } = this.#memory.read();
    const headers = options.body ? { "Content-Type": "application/json" } : {};
    if (resume) headers.Authorization = `Bearer ${resume}`;
    const whole = { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", ...options, headers };
    const answer = await fetch(`${this.#server}/chat/v1/${path}`, whole);
    if (answer.ok) return answer;
    const told = await answer.json().catch(() => ({}));
    throw new Refused(answer.status, typeof told.error === "string" ? told.error : "");
  }

  /** Wait a little, longer from try to try and never in step with others; news from the browser ends the wait. */
  #pause(tries) {
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 5));
    return new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer);
        this.#sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, longest * (0.5 + Math.random() / 2));
      this.#sleepers.add(rise);
    });
  }
}

function readEvent(block) {
  const fields = { event: "message", data: "" };
  for (const line of block.split("\n")) {
    const [, name, value] = line.match(/^(event|data): ?(.*)$/) ?? [];
    if (name === "event") fields.event = value;
    if (name === "data") fields.data += value;
  }
  return { event: fields.event, data: fields.data ? JSON.parse(fields.data) : {} };
}

/** crypto.randomUUID exists on secure pages only; a dealer's test page may be plain http. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
