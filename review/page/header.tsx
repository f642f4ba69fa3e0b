// The bar on top: where one is, how far, and whether all is saved.
import { goToNextDocument } from './navigation';
import { saving, waitingCount } from './saving';
import { flaggedOpen, flaggedTotal, helpShown, open, route, session } from './state';

const savingTexts = {
  saved: 'Saved',
  saving: 'Saving…',
  offline: 'No connection: changes are kept here',
  trouble: 'A change needs your decision',
};

function Saving() {
  const state = saving.value;
  const count = waitingCount.value;
  return (
    <span class={'saving is-' + state} role="status">
      <span class="dot" aria-hidden="true" />
      {savingTexts[state]}
      {state === 'offline' && ` (${count})`}
    </span>
  );
}

export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  return (
    <span class="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done}>
      <span style={{ width: total === 0 ? '100%' : `${(100 * done) / total}%` }} />
    </span>
  );
}

function DocumentProgress() {
  const total = flaggedTotal.value;
  const done = total - flaggedOpen.value;
  return (
    <span class="header-progress">
      <Progress done={done} total={total} label="Doubtful fields looked at" />
      <span>{total === 0 ? 'Nothing doubtful' : `${done} of ${total} looked at`}</span>
    </span>
  );
}

const views = [
  ['overview', '#/', 'Documents'],
  ['boxes', '#/boxes', 'Boxes'],
  ['statistics', '#/statistics', 'Statistics'],
] as const;

export function Header() {
  const here = open.value;
  return (
    <header class="bar">
      <a class="brand" href="#/" aria-label="Quaestor review, overview">
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span>Quaestor</span>
      </a>
      <nav aria-label="Views">
        {views.map(([view, hash, label]) => (
          <a key={view} href={hash} aria-current={route.value.view === view ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <h1>{route.value.view === 'document' ? (here?.name ?? 'Opening…') : (session.value?.store ?? '')}</h1>
      {here && <DocumentProgress />}
      <span class="spacer" />
      <Saving />
      <span class="reviewer" title="Corrections are kept under this name">
        {session.value?.reviewer}
      </span>
      <button type="button" class="primary" title="Next document to review" onClick={() => void goToNextDocument()}>
        Next <kbd>d</kbd>
      </button>
      <button type="button" aria-label="Keys and help" onClick={() => (helpShown.value = true)}>
        ?
      </button>
    </header>
  );
}
