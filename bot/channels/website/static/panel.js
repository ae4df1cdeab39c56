// The chat's window: the log of what was said, where one writes, and how the line stands.

import { Conversation } from "./conversation.js";
import { layOut } from "./layout.js";
import { Log } from "./log.js";
import { STRINGS } from "./strings.js";

export { STYLE } from "./style.js";

const PATIENCE = 900; // a short cut of the line is not worth a word
const TALLEST = 120; // pixels to which the writing field grows
const FULL_SCREEN = "(max-width: 480px), (max-height: 420px)";

export class Panel {
  #words;
  #report;
  #conversation;
  #log;
  #parts;
  #newest = 0;
  #state = "bot";
  #up = false;
  #timer = 0;

  /** `closed()` is called when the customer closes the chat, `unread(count)` when that number changes. */
  constructor({ server, key, lang, title, closed, unread }) {
    this.#words = STRINGS[lang];
    this.#report = { closed, unread };
    this.#parts = layOut({ title: title || this.#words.title, lang, words: this.#words });
    this.element = this.#parts.panel;
    this.#log = new Log(this.#parts, { words: this.#words, server, choose: (choice) => this.#choose(choice) });
    this.#conversation = new Conversation({ server, key, lang, tell: this.#listener() });
    this.#wire();
    this.#showQueue();
    this.#status(this.#words.connecting);
    this.#conversation.start();
  }

  get shown() {
    return !this.element.hidden;
  }

  show(focus) {
    this.element.hidden = false;
    this.#greet();
    this.#seen();
    this.#log.toBottom();
    if (focus) this.#parts.input.focus();
  }

  hide() {
    this.element.hidden = true;
  }

  leave() {
    this.#conversation.stop();
  }

  get #memory() {
    return this.#conversation.memory;
  }

  // ---- what the conversation tells ----

  #listener() {
    return {
      joined: () => this.#greet(),
      fresh: () => this.#beginAnew(),
      line: (up) => this.#showLine(up),
      state: (state) => this.#showState(state),
      message: (message) => this.#showMessage(message),
      sent: (cid) => this.#log.acknowledge(cid) && this.#awaitAnswer(),
      failed: (cid, why) => this.#showFailed(cid, why),
    };
  }

  /** The assistant speaks first, once in a conversation, when the customer first opens the chat. */
  #greet() {
    const kept = this.#memory.read();
    if (!this.shown || kept.started || !kept.resume) return;
    this.#memory.change((record) => (record.started = true));
    if (this.#newest || kept.queue.length) return;
    this.#conversation.say({ text: "", start: true });
    this.#awaitAnswer();
  }

  #beginAnew() {
    this.#newest = 0;
    this.#log.beginAnew();
  }

  #showMessage(message) {
    this.#newest = message.id;
    this.#log.add(message);
    if (this.#isRead()) this.#seen();
    else this.#report.unread(this.#log.unreadSince(this.#memory.read().seen));
  }

  #showQueue() {
    for (const entry of this.#memory.read().queue) {
      this.#log.addWaiting(entry);
      if (entry.failed) this.#showFailed(entry.cid, entry.failed);
    }
  }

  #showFailed(cid, why) {
    const entry = this.#memory.read().queue.find((waiting) => waiting.cid === cid);
    const told = { refused: this.#words.tooLong, stumbled: this.#words.notSent }[why] ?? why;
    const shown = why !== "stumbled" && entry?.text
      ? this.#log.fail(cid, told, this.#words.edit, () => this.#takeBack(entry))
      : this.#log.fail(cid, told, this.#words.again, () => this.#sendAgain(cid));
    if (!shown) this.#memory.drop(cid); // a refused greeting is not worth a word
    this.#log.type(false);
  }

  #showState(state) {
    if (state !== "bot") this.#log.type(false);
    this.#state = state;
    this.#parts.state.textContent = this.#words.states[state] ?? "";
    this.element.dataset.state = state;
  }

  #showLine(up) {
    this.#up = up;
    if (up) this.#log.announce();
    else this.#log.type(false);
    this.#status(up ? "" : navigator.onLine ? this.#words.down : this.#words.offline);
  }

  /** Show how the line stands: trouble after a moment, its end at once. */
  #status(text) {
    if (text && this.#timer) return;
    clearTimeout(this.#timer);
    this.#timer = text ? setTimeout(() => (this.#parts.status.textContent = text), PATIENCE) : 0;
    if (!text) this.#parts.status.textContent = "";
  }

  #awaitAnswer() {
    this.#log.type(this.#state === "bot" && this.#up);
  }

  // ---- what the customer does ----

  #submit(event) {
    event.preventDefault();
    const text = this.#parts.input.value.trim();
    if (text) this.#say({ text });
    if (text) this.#write("");
  }

  #choose({ value, title }) {
    if (matchMedia("(pointer: fine)").matches) this.#parts.input.focus();
    else this.#parts.log.focus(); // no keyboard need rise on a telephone
    this.#say({ choice: value, title });
  }

  #say(words) {
    this.#log.outdate(Infinity);
    const cid = this.#conversation.say(words);
    this.#log.addWaiting({ cid, ...words });
    this.#awaitAnswer();
  }

  #sendAgain(cid) {
    this.#log.sendAgain(cid);
    this.#parts.input.focus();
    this.#conversation.retry(cid);
  }

  #takeBack({ cid, text }) {
    this.#memory.drop(cid);
    this.#log.takeBack(cid);
    this.#write(text);
    this.#parts.input.focus();
  }

  #write(text) {
    this.#parts.input.value = text;
    this.#fit();
  }

  #fit() {
    const { input, send } = this.#parts;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight + 2, TALLEST)}px`;
    send.disabled = !input.value.trim();
  }

  #keys(event) {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.#report.closed();
    } else if (event.key === "Tab" && matchMedia(FULL_SCREEN).matches) this.#stayInside(event);
  }

  /** Where the chat covers the page, Tab goes round inside it. */
  #stayInside(event) {
    const all = [...this.element.querySelectorAll("button, a, textarea, [tabindex='0']")];
    const reachable = all.filter((one) => !one.disabled && one.checkVisibility());
    const active = this.element.getRootNode().activeElement;
    const [from, to] = event.shiftKey ? [reachable[0], reachable.at(-1)] : [reachable.at(-1), reachable[0]];
    if (active !== from) return;
    event.preventDefault();
    to.focus();
  }

  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#parts.form.requestSubmit();
  }

  // ---- what was read ----

  #isRead() {
    return this.shown && document.visibilityState === "visible";
  }

  #seen() {
    this.#memory.change((kept) => (kept.seen = Math.max(kept.seen, this.#newest)));
    this.#report.unread(0);
  }

  #wire() {
    const { close, form, input } = this.#parts;
    this.element.addEventListener("keydown", (event) => this.#keys(event));
    close.addEventListener("click", () => this.#report.closed());
    form.addEventListener("submit", (event) => this.#submit(event));
    input.addEventListener("keydown", (event) => this.#typed(event));
    input.addEventListener("input", () => this.#fit());
    document.addEventListener("visibilitychange", () => this.#isRead() && this.#seen());
  }
}
