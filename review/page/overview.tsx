// All documents at a glance. Only the rows in sight are in the page, so that
// thousands of them stay fluid.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Progress } from './header';
import { goToNextDocument, openRow } from './navigation';
import { search, sortBy, sorting, stateFilter, visibleRows, type SortKey } from './rows';
import { client, documents } from './state';
import type { DocumentRow } from './types';
import { stateNames } from './words';

const rowHeight = 44;
const margin = 8;

const columns: [SortKey, string][] = [
  ['name', 'Document'],
  ['country', 'Country'],
  ['city', 'City'],
  ['state', 'State'],
  ['open', 'To look at'],
  ['reviewed', 'Looked at'],
  ['holder', 'Held by'],
];

function Heads() {
  const { key: active, down } = sorting.value;
  return (
    <div role="row" class="row heads">
      {columns.map(([key, label]) => (
        <div key={key} role="columnheader" class={'cell ' + key} aria-sort={key !== active ? 'none' : down ? 'descending' : 'ascending'}>
          <button type="button" onClick={() => sortBy(key)}>
            {label}
            <span aria-hidden="true">{key === active ? (down ? ' ↓' : ' ↑') : ''}</span>
          </button>
        </div>
      ))}
    </div>
  );
}

function ToLookAt({ row }: { row: DocumentRow }) {
  if (row.state === 'failed') return <span class="muted">{row.message}</span>;
  if (row.flagged === 0) return <span class="muted">nothing doubtful</span>;
  return (
    <>
      <Progress done={row.flagged - row.open} total={row.flagged} label={`${row.name}: doubtful fields looked at`} />
      <span class="count">
        {row.open} of {row.flagged}
      </span>
    </>
  );
}

function Row({ row, index }: { row: DocumentRow; index: number }) {
  const failed = row.state === 'failed';
  return (
    <div role="row" class={'row ' + row.state} aria-rowindex={index + 2} style={{ top: `${index * rowHeight}px` }} onClick={() => openRow(row)}>
      <div role="cell" class="cell name">
        {failed ? <span>{row.name}</span> : <a href={'#/documents/' + row.sha256}>{row.name}</a>}
      </div>
      <div role="cell" class="cell country"><bdi>{row.country}</bdi></div>
      <div role="cell" class="cell city"><bdi>{row.city}</bdi></div>
      <div role="cell" class="cell state">
        <span class={'badge ' + row.state}>{stateNames[row.state]}</span>
      </div>
      <div role="cell" class="cell open"><ToLookAt row={row} /></div>
      <div role="cell" class="cell reviewed">{failed ? '' : `${row.reviewed} of ${row.fields}`}</div>
      <div role="cell" class="cell holder">{row.client === client ? 'you' : row.holder}</div>
    </div>
  );
}

function Rows() {
  const box = useRef<HTMLDivElement>(null);
  const first = useSignal(0);
  const count = useSignal(40);
  const rows = visibleRows.value;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      first.value = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
      count.value = Math.ceil(element.clientHeight / rowHeight) + 2 * margin;
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => observer.disconnect();
  }, []);
  const shown = rows.slice(first.value, first.value + count.value);
  return (
    <div class="rows" ref={box} role="rowgroup" tabIndex={0} aria-label="Documents">
      <div role="presentation" style={{ height: `${rows.length * rowHeight}px` }}>
        {shown.map((row, i) => (
          <Row key={row.sha256} row={row} index={first.value + i} />
        ))}
      </div>
      {documents.value && rows.length === 0 && (
        <p class="empty">
          {documents.value.length === 0 ? 'The store is empty: fill it with “quaestor batch”.' : 'No document is like that.'}
        </p>
      )}
    </div>
  );
}

function Summary() {
  const all = documents.value ?? [];
  const converted = all.filter((row) => row.state !== 'failed');
  const toLookAt = converted.reduce((sum, row) => sum + (row.state === 'done' ? 0 : row.open), 0);
  const flagged = converted.reduce((sum, row) => sum + row.flagged, 0);
  const finished = converted.filter((row) => row.state === 'done' || row.open === 0).length;
  return (
    <ul class="cards">
      <li><b>{all.length.toLocaleString()}</b> documents</li>
      <li><b>{toLookAt.toLocaleString()}</b> fields to look at</li>
      <li><b>{(flagged - toLookAt).toLocaleString()}</b> looked at</li>
      <li><b>{finished.toLocaleString()}</b> documents without doubt</li>
    </ul>
  );
}

export function OverviewView() {
  const rows = visibleRows.value;
  return (
    <main class="overview">
      <Summary />
      <div class="tools">
        <label>
          <span>Search</span>
          <input id="search" type="search" placeholder="document, city, country" value={search.value} onInput={(event) => (search.value = event.currentTarget.value)} />
        </label>
        <label>
          <span>Show</span>
          <select value={stateFilter.value} onChange={(event) => (stateFilter.value = event.currentTarget.value as never)}>
            <option value="">all documents</option>
            <option value="open">with something to look at</option>
            <option value="converted">not begun</option>
            <option value="in_review">in review</option>
            <option value="done">done</option>
            <option value="failed">failed</option>
          </select>
        </label>
        <span class="muted" role="status">{rows.length.toLocaleString()} shown</span>
        <span class="spacer" />
        <button type="button" onClick={() => void goToNextDocument()}>Next document to review</button>
      </div>
      <div class="table" role="table" aria-label="Documents" aria-rowcount={rows.length + 1}>
        <div role="rowgroup"><Heads /></div>
        <Rows />
      </div>
    </main>
  );
}
