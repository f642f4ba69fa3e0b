// From one document to the next.
import { announcement, client, documents, loadDocuments, open, session } from './state';
import type { DocumentRow } from './types';
import { visibleRows } from './rows';

function isFree(row: DocumentRow): boolean {
  return row.client === null || row.client === client;
}

export function openRow(row: DocumentRow): void {
  if (row.state !== 'failed') location.hash = '#/documents/' + row.sha256;
}

// The next one in the overview's order that has something to look at and that
// nobody holds.
export async function goToNextDocument(): Promise<void> {
  await loadDocuments().catch(() => undefined);
  const rows = visibleRows.value.length > 0 ? visibleRows.value : (documents.value ?? []);
  const here = rows.findIndex((row) => row.sha256 === open.value?.sha256);
  const rest = [...rows.slice(here + 1), ...rows.slice(0, Math.max(0, here))];
  const next = rest.find((row) => row.open > 0 && row.state !== 'done' && isFree(row));
  if (next) openRow(next);
  else announcement.value = `Nothing is left to look at, ${session.value?.reviewer ?? ''}.`;
  if (!next) location.hash = '#/';
}
