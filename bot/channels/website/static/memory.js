// What the chat keeps in the browser: the conversation's credential and the messages that are not acknowledged yet.
// It is read afresh each time, because another tab may have changed it.

const EMPTY = { resume: null, conv: null, started: false, seen: 0, queue: [] };

export class Memory {
  #key;
  #spare = JSON.stringify(EMPTY); // used where the browser forbids storage

  constructor(key) {
    this.#key = key;
  }

  read() {
    try {
      return { ...EMPTY, ...JSON.parse(localStorage.getItem(this.#key) ?? this.#spare) };
    } catch {
      return JSON.parse(this.#spare);
    }
  }

  /** Change what is kept: `edit` gets the record and alters it. */
  change(edit) {
    const record = this.read();
    edit(record);
    this.#spare = JSON.stringify(record);
    try {
      localStorage.setItem(this.#key, this.#spare);
    } catch {
      return; // kept for as long as the page is open
    }
  }

  enqueue(entry) {
    this.change((kept) => kept.queue.push(entry));
  }

  /** Forget a message: the server has it, or the customer took it back. */
  drop(cid) {
    this.change((kept) => {
      kept.queue = kept.queue.filter((entry) => entry.cid !== cid);
    });
  }

  mark(cid, failed) {
    this.change((kept) => {
      for (const entry of kept.queue) if (entry.cid === cid) entry.failed = failed;
    });
  }
}
