/**
 * What is being written about a client. Typed text lives here, outside any screen, until the API has it: a dropped connection,
 * a closed panel or an ended session does not lose a character. Two seconds after the last key it goes to the sealed draft;
 * without a connection it is tried again. It belongs to one person and never leaves memory by another way.
 */
import { api, send } from "@/api/client";
import { ApiProblem } from "@/api/problem";
import { atLogout } from "@/api/session";
import type { Schema } from "@/api/types";

import { noteBody, draftBody, emptyNote, isEmpty, valuesFrom, type NoteValues } from "./noteValues";

export type DraftState = "idle" | "waiting" | "saving" | "saved" | "offline" | "failed";

export interface Draft {
  values: NoteValues;
  state: DraftState;
  savedAt: string | null;
  problem: ApiProblem | null;
  open: boolean;
}

const AUTOSAVE_MS = 2_000;
const RETRY_MS = [2_000, 4_000, 8_000, 15_000, 30_000];

const fresh = (): Draft => ({
  values: emptyNote(),
  state: "idle",
  savedAt: null,
  problem: null,
  open: false,
});

/** One client's draft and the work of keeping it. */
export class DraftKeeper {
  private draft = fresh();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;
  private turn = 0;
  private sentKey: { body: string; key: string } | null = null;
  private fetched = false;
  private sending: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly clientId: string) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly current = (): Draft => this.draft;

  private set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Text that the API does not have yet. */
  get unsaved(): boolean {
    return !["idle", "saved"].includes(this.draft.state);
  }

  open(open: boolean): void {
    this.set({ open });
  }

  /** Brings back the draft of an earlier day or another machine, once, and never over something typed here. */
  async fetchOnce(): Promise<void> {
    if (this.fetched) return;
    this.fetched = true;
    try {
      const found = await send<Schema<"NoteDraft">>(
        api.GET("/clients/{clientId}/note-draft", { params: { path: { clientId: this.clientId } } }),
      );
      if (found?.text && isEmpty(this.draft.values)) {
        this.set({ values: valuesFrom(found), state: "saved", savedAt: found.updatedAt ?? null });
      }
    } catch (cause) {
      // No draft (404) is the normal case; anything else shows itself at the first save.
      this.fetched = cause instanceof ApiProblem && !cause.isOffline;
    }
  }

  change(change: Partial<NoteValues>): void {
    this.turn += 1;
    this.failures = 0;
    this.set({ values: { ...this.draft.values, ...change }, state: "waiting", problem: null });
    this.schedule(AUTOSAVE_MS);
  }

  /** Fills in what is likely, as long as nothing was typed; it is no draft yet. */
  suggest(change: Partial<NoteValues>): void {
    if (this.draft.state !== "idle" || !isEmpty(this.draft.values)) return;
    this.set({ values: { ...this.draft.values, ...change } });
  }

  private schedule(wait: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.saveDraft(), wait);
  }

  /** Sends the draft now, after what is still under way. */
  saveDraft(): Promise<void> {
    clearTimeout(this.timer);
    this.sending = this.sending.then(() => this.sendDraft());
    return this.sending;
  }

  private async sendDraft(): Promise<void> {
    const turn = this.turn;
    this.set({ state: "saving" });
    try {
      const path = { clientId: this.clientId };
      if (isEmpty(this.draft.values)) {
        await send(api.DELETE("/clients/{clientId}/note-draft", { params: { path } }));
      } else {
        await send(
          api.PUT("/clients/{clientId}/note-draft", { params: { path }, body: draftBody(this.draft.values) }),
        );
      }
      this.failures = 0;
      if (turn === this.turn) this.set({ state: "saved", savedAt: new Date().toISOString(), problem: null });
    } catch (cause) {
      this.failed(cause);
    }
  }

  private failed(cause: unknown): void {
    if (!(cause instanceof ApiProblem)) throw cause;
    const again = cause.isOffline || cause.status >= 500 || cause.status === 429;
    this.set({ state: cause.isOffline ? "offline" : "failed", problem: cause });
    if (again) this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? AUTOSAVE_MS);
    this.failures += 1;
  }

  /** A refused note (hours beyond the grant, say) is kept as the draft it was, under the words of the refusal. */
  private async keepRefused(cause: unknown): Promise<void> {
    if (!(cause instanceof ApiProblem) || cause.isOffline || cause.status === 401) return;
    const path = { clientId: this.clientId };
    const body = { ...draftBody(this.draft.values), activityId: null };
    await api.PUT("/clients/{clientId}/note-draft", { params: { path }, body }).catch(() => undefined);
  }

  /** Called when the connection is back. */
  retry(): void {
    if (this.unsaved && this.draft.state !== "saving") void this.saveDraft();
  }

  /** Writes the note itself. A repeated attempt with the same text carries the same key, so it can never become two notes. */
  async saveNote(): Promise<boolean> {
    clearTimeout(this.timer);
    this.set({ state: "saving", problem: null });
    // A draft that is still under way must not arrive after the note.
    await this.sending;
    clearTimeout(this.timer);
    const body = noteBody(this.draft.values);
    const text = JSON.stringify(body);
    if (this.sentKey?.body !== text) this.sentKey = { body: text, key: crypto.randomUUID() };
    const path = { clientId: this.clientId };
    try {
      await send(
        api.POST("/clients/{clientId}/notes", {
          params: { path },
          headers: { "Idempotency-Key": this.sentKey.key },
          body,
        }),
      );
    } catch (cause) {
      this.failed(cause);
      await this.keepRefused(cause);
      return false;
    }
    this.sentKey = null;
    this.draft = fresh();
    this.set({});
    return true;
  }

  discard(): void {
    clearTimeout(this.timer);
    this.turn += 1;
    this.draft = fresh();
    this.set({});
    void api
      .DELETE("/clients/{clientId}/note-draft", { params: { path: { clientId: this.clientId } } })
      .catch(() => undefined);
  }
}

const keepers = new Map<string, DraftKeeper>();

/**
 * The keeper of this person's draft about this client. What an ended session of somebody else left in memory is dropped here:
 * the next person at this screen must not come near it.
 */
export function draftKeeper(userId: string, clientId: string): DraftKeeper {
  for (const owner of keepers.keys()) if (!owner.startsWith(`${userId}/`)) keepers.delete(owner);
  const key = `${userId}/${clientId}`;
  const keeper = keepers.get(key) ?? new DraftKeeper(clientId);
  keepers.set(key, keeper);
  return keeper;
}

window.addEventListener("online", () => {
  for (const keeper of keepers.values()) keeper.retry();
});
window.addEventListener("beforeunload", (event) => {
  if ([...keepers.values()].some((keeper) => keeper.unsaved)) event.preventDefault();
});
atLogout(async () => {
  await Promise.all(
    [...keepers.values()].filter((keeper) => keeper.unsaved).map((keeper) => keeper.saveDraft()),
  );
  keepers.clear();
});
