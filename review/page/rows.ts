// The rows of the overview: searched, filtered, sorted.
import { computed, signal } from '@preact/signals';
import { documents } from './state';
import type { DocumentRow, DocumentState } from './types';

export type SortKey = 'name' | 'country' | 'city' | 'state' | 'open' | 'reviewed' | 'holder';

export const search = signal('');
export const stateFilter = signal<DocumentState | 'open' | ''>('');
export const sorting = signal<{ key: SortKey; down: boolean }>({ key: 'open', down: true });

function matches(row: DocumentRow, words: string[]): boolean {
  const text = `${row.name} ${row.city ?? ''} ${row.country ?? ''}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: DocumentRow, b: DocumentRow, key: SortKey): number {
  const [one, other] = [a[key], b[key]];
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one ?? ''), String(other ?? ''));
}

export const visibleRows = computed<DocumentRow[]>(() => {
  const words = search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const filter = stateFilter.value;
  const { key, down } = sorting.value;
  return (documents.value ?? [])
    .filter((row) => !filter || (filter === 'open' ? row.open > 0 && row.state !== 'done' : row.state === filter))
    .filter((row) => matches(row, words))
    .sort((a, b) => compare(a, b, key) * (down ? -1 : 1) || collator.compare(a.name, b.name));
});

export function sortBy(key: SortKey): void {
  const { key: before, down } = sorting.value;
  sorting.value = { key, down: before === key ? !down : key === 'open' || key === 'reviewed' };
}
