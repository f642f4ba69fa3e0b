// All that the page knows, in one place. Components read signals and call
// functions; nothing else holds state but the draft of an open editor.
import { batch, computed, signal } from '@preact/signals';
import * as api from './api';
import type { BoxesRow, BoxQuestion, Change, Correction, Details, DocumentData, DocumentRow, Evidence, Field, Session, Standing, Statistics, Value } from './types';

export type Route =
  | { view: 'overview' }
  | { view: 'document'; sha256: string }
  | { view: 'boxes' }
  | { view: 'statistics' };

// One window of a browser; a reload keeps it.
export const client: string = sessionStorage.getItem('quaestor-client') ?? crypto.randomUUID();
sessionStorage.setItem('quaestor-client', client);

export const session = signal<Session | null>(null);
export const route = signal<Route>({ view: 'overview' });
export const documents = signal<DocumentRow[] | null>(null);
export const open = signal<DocumentData | null>(null);
export const statistics = signal<Statistics | null>(null);
export const boxQuestions = signal<BoxQuestion[] | null>(null);
export const boxQuestion = signal<string | null>(null);
export const boxes = signal<BoxesRow[] | null>(null);
export const selected = signal<string | null>(null);
export const order = signal<'doubt' | 'form'>('doubt');
export const zoom = signal(1);
export const helpShown = signal(false);
// Whether a rectangle is being drawn to read a piece of a page again.
export const readingAgain = signal(false);
// What went wrong on the way here, in words.
export const failure = signal<string | null>(null);
// Read out by screen readers.
export const announcement = signal('');

// How a field stands, with what is still on its way to the server.
export interface FieldView {
  field: Field;
  value: Value;
  details: Details | null;
  evidence: Evidence[];
  flagged: boolean;
  reviewed: null | { by: string; at: string; corrected: boolean; pending: boolean };
  revision: number;
  trouble: Change | null;
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

// Changes are kept in the browser until the server has them, each window's
// apart: two of them must not send, or forget, the same ones.
const keyOfChanges = 'quaestor-changes-';

interface KeptChanges {
  at: number;
  list: Change[];
}

function readChanges(key: string): KeptChanges {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '') as KeptChanges;
  } catch {
    return { at: 0, list: [] };
  }
}

export const changes = signal<Change[]>(readChanges(keyOfChanges + client).list);

export function setChanges(next: Change[]): void {
  changes.value = next;
  keepChanges();
}

// Also says that this window is alive.
export function keepChanges(): void {
  const key = keyOfChanges + client;
  if (changes.value.length === 0) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify({ at: Date.now(), list: changes.value }));
}

// Takes the changes of windows that have not been heard of for a while.
export function orphanedChanges(): Change[] {
  const patience = 30_000;
  const found: Change[] = [];
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(keyOfChanges) || key === keyOfChanges + client) continue;
    const kept = readChanges(key);
    if (Date.now() - kept.at < patience) continue;
    localStorage.removeItem(key);
    found.push(...kept.list);
  }
  return found;
}

interface Step {
  by: string;
  at: string;
  to: Value;
  details: Details | null;
  evidence: Evidence[] | null;
  pending: boolean;
}

function viewOf(field: Field, corrections: Correction[], waiting: Change[], me: string): FieldView {
  const own = corrections.filter((item) => item.field === field.id);
  const steps: Step[] = own.filter((item) => !item.withdrawn).map((item) => ({ ...item, pending: false }));
  let revision = own.length + own.filter((item) => item.withdrawn).length;
  let trouble: Change | null = null;
  for (const change of waiting) {
    if (change.field !== field.id) continue;
    if (change.trouble) {
      trouble = change;
      continue;
    }
    ++revision;
    if (change.kind === 'withdraw') steps.pop();
    else steps.push({ ...change, by: me, at: '', pending: true });
  }
  const last = steps.at(-1);
  const details = steps.reduce<Details | null>((found, step) => step.details ?? found, null);
  const value = last ? last.to : field.value;
  const detailed = Object.entries(details ?? {}).some(
    ([id, text]) => (field.options?.find((option) => option.id === id)?.detail ?? null) !== text,
  );
  return {
    field,
    value,
    details,
    evidence: last?.evidence ?? field.evidence,
    flagged: field.needs_review && !last,
    reviewed: last && { by: last.by, at: last.at, corrected: !same(value, field.value) || detailed, pending: last.pending } || null,
    revision,
    trouble,
  };
}

export const fields = computed<FieldView[]>(() => {
  const data = open.value;
  if (!data) return [];
  const waiting = changes.value.filter((change) => change.sha256 === data.sha256);
  const me = session.value?.reviewer ?? '';
  return data.response.fields.map((field) => viewOf(field, data.corrections, waiting, me));
});

export const flaggedTotal = computed(() => fields.value.filter((view) => view.field.needs_review).length);
export const flaggedOpen = computed(() => fields.value.filter((view) => view.flagged).length);

// Fields whose evidence was read as doubtful come first, least sure of all
// ahead; their place stays when they have been looked at.
export const ordered = computed<FieldView[]>(() => {
  const all = [...fields.value];
  if (order.value === 'form') return all;
  const doubtful = all.filter((view) => view.field.needs_review);
  doubtful.sort((a, b) => a.field.confidence - b.field.confidence);
  return [...doubtful, ...all.filter((view) => !view.field.needs_review)];
});

export const current = computed(() => fields.value.find((view) => view.field.id === selected.value) ?? null);

// Whether somebody else holds the open document.
export const heldByOther = computed(() => {
  const lease = open.value?.lease;
  return lease && lease.client !== client ? lease : null;
});

// Documents without pages are shown as text.
export function hasPages(data: DocumentData | null): boolean {
  const type = data?.response.document.media_type ?? '';
  return type === 'application/pdf' || type.startsWith('image/');
}

export function takeStanding(sha256: string, standing: Standing): void {
  const data = open.value;
  if (data?.sha256 === sha256) open.value = { ...data, ...standing };
  if (boxes.value?.some((row) => row.sha256 === sha256)) {
    const { corrections } = standing;
    boxes.value = boxes.value.map((row) => (row.sha256 === sha256 ? { ...row, corrections } : row));
  }
}

export async function loadSession(): Promise<void> {
  session.value = await api.getSession();
}

export async function loadDocuments(): Promise<void> {
  documents.value = await api.getDocuments();
}

export async function loadStatistics(): Promise<void> {
  statistics.value = await api.getStatistics();
}

export async function loadBoxes(field: string): Promise<void> {
  boxQuestion.value = field;
  boxes.value = null;
  const rows = await api.getBoxes(field);
  if (boxQuestion.value === field) boxes.value = rows;
}

export async function loadBoxQuestions(): Promise<void> {
  boxQuestions.value = await api.getBoxQuestions();
  const best = boxQuestions.value.reduce<BoxQuestion | null>((a, b) => (a && a.flagged >= b.flagged ? a : b), null);
  const field = boxQuestion.value ?? best?.field;
  if (field) await loadBoxes(field);
}

// A document's field as it stands when it is shown by itself.
export function viewOfBoxes(row: BoxesRow): FieldView {
  const waiting = changes.value.filter((change) => change.sha256 === row.sha256);
  const view = viewOf(row.field, row.corrections ?? [], waiting, session.value?.reviewer ?? '');
  return row.corrections ? view : { ...view, revision: view.revision + row.revision };
}

export async function openDocument(sha256: string): Promise<void> {
  const data = await api.getDocument(sha256);
  if (route.value.view !== 'document' || route.value.sha256 !== sha256) return;
  batch(() => {
    open.value = data;
    selected.value = null;
    const first = ordered.value.find((view) => view.flagged) ?? ordered.value[0];
    selected.value = first?.field.id ?? null;
  });
  await hold(false);
}

// Keeps the open document for this window, or learns who has it.
export async function hold(takeOver: boolean): Promise<void> {
  const data = open.value;
  if (!data) return;
  try {
    takeStanding(data.sha256, await api.putLease(data.sha256, client, takeOver));
  } catch (error) {
    if (!(error instanceof api.Offline)) failure.value = (error as Error).message;
  }
}

export function closeDocument(): void {
  const data = open.value;
  if (data && !heldByOther.value) void api.deleteLease(data.sha256, client);
  open.value = null;
  readingAgain.value = false;
}

export function select(id: string): void {
  selected.value = id;
}

function step(list: FieldView[], direction: 1 | -1): FieldView | undefined {
  const at = ordered.value.findIndex((view) => view.field.id === selected.value);
  const rotated =
    direction === 1
      ? [...ordered.value.slice(at + 1), ...ordered.value.slice(0, at + 1)]
      : [...ordered.value.slice(0, Math.max(0, at)).reverse(), ...ordered.value.slice(Math.max(0, at)).reverse()];
  return rotated.find((view) => list.includes(view));
}

export function selectDoubtful(direction: 1 | -1): boolean {
  const next = step(ordered.value.filter((view) => view.flagged), direction);
  if (next) selected.value = next.field.id;
  return next !== undefined;
}

export function selectNeighbour(direction: 1 | -1): void {
  const at = ordered.value.findIndex((view) => view.field.id === selected.value);
  const next = ordered.value[Math.min(ordered.value.length - 1, Math.max(0, at + direction))];
  if (next) selected.value = next.field.id;
}
