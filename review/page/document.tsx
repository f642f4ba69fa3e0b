// One document: what it looks like on the left, what was read on the right.
import { putState } from './api';
import { Fields } from './fields';
import { DocumentPane } from './pages';
import { client, failure, flaggedOpen, hasPages, heldByOther, hold, open, readingAgain, takeStanding, zoom } from './state';
import type { DocumentData, DocumentState } from './types';
import { stateNames } from './words';

async function move(data: DocumentData, state: DocumentState): Promise<void> {
  try {
    takeStanding(data.sha256, await putState(data.sha256, state, client));
  } catch (error) {
    failure.value = (error as Error).message;
  }
}

function Zoom() {
  const set = (value: number) => (zoom.value = Math.min(4, Math.max(0.5, value)));
  return (
    <span class="zoom" role="group" aria-label="Size of the page">
      <button type="button" aria-label="Smaller" onClick={() => set(zoom.value * 0.8)}>−</button>
      <output>{Math.round(zoom.value * 100)} %</output>
      <button type="button" aria-label="Larger" onClick={() => set(zoom.value * 1.25)}>+</button>
    </span>
  );
}

function Held() {
  const lease = heldByOther.value;
  if (!lease) return null;
  return (
    <p class="held" role="status">
      <span>
        <b>{lease.reviewer}</b> has this document in another window. You can read it; what is changed there shows here.
      </span>
      <button type="button" onClick={() => void hold(true)}>Take it over</button>
    </p>
  );
}

function Tools({ data }: { data: DocumentData }) {
  const done = data.state === 'done';
  return (
    <div class="document-tools">
      <Zoom />
      {hasPages(data) && (
        <span class="legend" aria-hidden="true">
          <i class="checked" /> marked <i class="unchecked" /> not <i class="unclear" /> unclear
        </span>
      )}
      <span class="spacer" />
      <span class={'badge ' + data.state}>{stateNames[data.state]}</span>
      <button type="button" class={flaggedOpen.value === 0 && !done ? 'primary' : ''} disabled={heldByOther.value !== null} onClick={() => void move(data, done ? 'in_review' : 'done')}>
        {done ? 'Open it again' : 'Mark as done'}
      </button>
    </div>
  );
}

export function DocumentView() {
  const data = open.value;
  if (!data) return <main class="document" aria-busy="true" />;
  return (
    <main class="document">
      <div class="left">
        <Held />
        <Tools data={data} />
        {readingAgain.value && (
          <p class="hint" role="status">
            Draw a rectangle around what belongs into the chosen field. By keyboard: arrows move it, Shift and arrows size it, Enter reads, Esc leaves.
          </p>
        )}
        <DocumentPane key={data.sha256} data={data} />
      </div>
      <Fields key={data.sha256} />
    </main>
  );
}
