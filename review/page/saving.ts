// Changes on their way to the server: shown at once, kept in the browser until
// the server has them, sent one after the other.
import { batch, computed, signal } from '@preact/signals';
import * as api from './api';
import {
  announcement,
  changes,
  client,
  fields,
  heldByOther,
  open,
  orphanedChanges,
  same,
  selectDoubtful,
  session,
  setChanges,
  takeStanding,
  viewOfBoxes,
} from './state';
import type { BoxesRow, Change, Details, Evidence, Standing, Value } from './types';

export type Saving = 'saved' | 'saving' | 'offline' | 'trouble';

const reachable = signal(true);
let sending = false;
let pause = 1000;

export const saving = computed<Saving>(() => {
  if (changes.value.some((change) => change.trouble)) return 'trouble';
  if (!reachable.value) return 'offline';
  return changes.value.length > 0 ? 'saving' : 'saved';
});

export const waitingCount = computed(() => changes.value.length);

function enqueue(change: Omit<Change, 'id' | 'trouble'>): void {
  setChanges([...changes.value, { ...change, id: crypto.randomUUID(), trouble: null }]);
  void sendAll();
}

export interface Edit {
  value: Value;
  details?: Details | null;
  evidence?: Evidence[] | null;
  why?: string;
}

// Corrects a field, or accepts it where the value is the one it has.
export function save(id: string, edit: Edit): void {
  const data = open.value;
  const view = fields.value.find((item) => item.field.id === id);
  if (!data || !view || heldByOther.value) return;
  enqueue({
    kind: 'correct',
    sha256: data.sha256,
    field: id,
    revision: view.revision,
    from: view.value,
    to: edit.value,
    why: edit.why ?? '',
    evidence: edit.evidence ?? null,
    details: edit.details ?? null,
  });
}

// The same in a document that is not open.
export function saveBoxes(row: BoxesRow, value: Value): void {
  const view = viewOfBoxes(row);
  enqueue({
    kind: 'correct',
    sha256: row.sha256,
    field: row.field.id,
    revision: view.revision,
    from: view.value,
    to: value,
    why: '',
    evidence: null,
    details: null,
  });
}

export function accept(id: string): void {
  const view = fields.value.find((item) => item.field.id === id);
  if (!view) return;
  if (!view.reviewed) save(id, { value: view.value });
  announcement.value = `${view.field.label}: accepted.`;
}

export function acceptAndGoOn(id: string): void {
  accept(id);
  if (!selectDoubtful(1)) announcement.value = 'All doubtful fields of this document are done.';
}

// Takes back what this reviewer said last in this document.
export function undo(): string | null {
  const data = open.value;
  if (!data || heldByOther.value) return null;
  const waiting = changes.value.filter((change) => change.sha256 === data.sha256 && !change.trouble);
  const taken = waiting.filter((change) => change.kind === 'withdraw').map((change) => change.field);
  const steps = [
    ...data.corrections
      .filter((item) => !item.withdrawn && item.by === session.value?.reviewer)
      .map((item) => ({ field: item.field, at: item.at })),
    ...waiting.filter((change) => change.kind === 'correct').map((change) => ({ field: change.field, at: '9' })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const field of taken.reverse()) {
    const at = steps.map((item) => item.field).lastIndexOf(field);
    if (at >= 0) steps.splice(at, 1);
  }
  const last = steps.at(-1);
  if (!last) return null;
  withdraw(last.field);
  return last.field;
}

export function withdraw(id: string): void {
  const data = open.value;
  const view = fields.value.find((item) => item.field.id === id);
  if (!data || !view?.reviewed) return;
  enqueue({
    kind: 'withdraw',
    sha256: data.sha256,
    field: id,
    revision: view.revision,
    from: view.value,
    to: null,
    why: '',
    evidence: null,
    details: null,
  });
  announcement.value = `${view.field.label}: taken back.`;
}

// With it go the other changes of the field that were built upon it.
export function discard(change: Change): void {
  const isOfField = (item: Change) => item.sha256 === change.sha256 && item.field === change.field;
  setChanges(changes.value.filter((item) => !isOfField(item)));
}

// Somebody else was faster, and this is to hold nevertheless.
export function insist(change: Change): void {
  discard(change);
  if (change.kind === 'correct') {
    save(change.field, { value: change.to, details: change.details, evidence: change.evidence, why: change.why });
  }
}

async function sendOne(change: Change): Promise<void> {
  if (change.kind === 'correct') {
    const { field, revision, from, to, why, evidence, details } = change;
    const standing = await api.postCorrection(change.sha256, {
      client, field, revision, from, to, why, evidence, details,
    });
    done(change, standing);
    return;
  }
  const before = await api.getStanding(change.sha256);
  const last = before.corrections.filter((item) => item.field === change.field && !item.withdrawn).at(-1);
  const standing = last ? await api.deleteCorrection(change.sha256, last.id, client) : before;
  done(change, standing);
}

function done(change: Change, standing: Standing): void {
  batch(() => {
    setChanges(changes.value.filter((item) => item.id !== change.id));
    takeStanding(change.sha256, standing);
  });
}

async function mark(change: Change, error: api.ApiError): Promise<void> {
  if (error.code === 'conflict') {
    const standing = await api.getStanding(change.sha256);
    takeStanding(change.sha256, standing);
    const last = standing.corrections.filter((item) => item.field === change.field && !item.withdrawn).at(-1);
    if (last && same(last.to, change.to)) return done(change, standing);
  }
  const kind = error.code === 'conflict' ? 'conflict' : error.code === 'held' ? 'held' : 'refused';
  setChanges(
    changes.value.map((item) => (item.id === change.id ? { ...item, trouble: { kind, message: error.message } } : item)),
  );
}

export async function sendAll(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (let next = changes.value.find((item) => !item.trouble); next; next = changes.value.find((item) => !item.trouble)) {
      try {
        await sendOne(next);
      } catch (error) {
        if (!(error instanceof api.ApiError) || error.status >= 500 || error.status === 401) throw error;
        await mark(next, error);
      }
      reachable.value = true;
      pause = 1000;
    }
  } catch {
    reachable.value = false;
    setTimeout(() => void sendAll(), pause);
    pause = Math.min(pause * 2, 10_000);
  } finally {
    sending = false;
  }
}

// What windows left behind that were closed before the server had it all.
export function takeOrphans(): void {
  const orphans = orphanedChanges();
  if (orphans.length === 0) return;
  setChanges([...changes.value, ...orphans]);
  void sendAll();
}

// What could not be saved because somebody held the document is tried again.
export function retryHeld(): void {
  if (!changes.value.some((change) => change.trouble?.kind === 'held')) return;
  setChanges(changes.value.map((change) => (change.trouble?.kind === 'held' ? { ...change, trouble: null } : change)));
  void sendAll();
}
