// Starts the page: which view the address names, and what runs in the
// background.
import { effect } from '@preact/signals';
import { render } from 'preact';
import { ApiError } from './api';
import { BoxesView } from './boxes';
import { DocumentView } from './document';
import { Header } from './header';
import { Help } from './help';
import { leaveEditor, listenForKeys } from './keys';
import { OverviewView } from './overview';
import { forgetPictures } from './pictures';
import { retryHeld, sendAll, takeOrphans } from './saving';
import {
  announcement,
  changes,
  closeDocument,
  failure,
  heldByOther,
  helpShown,
  hold,
  keepChanges,
  loadBoxQuestions,
  loadDocuments,
  loadSession,
  loadStatistics,
  open,
  openDocument,
  route,
  session,
  type Route,
} from './state';
import { StatisticsView } from './statistics';

function routeOf(hash: string): Route {
  const [, view, sha256] = hash.split('/');
  if (view === 'documents' && sha256) return { view: 'document', sha256 };
  if (view === 'boxes') return { view: 'boxes' };
  if (view === 'statistics') return { view: 'statistics' };
  return { view: 'overview' };
}

async function load(now: Route): Promise<void> {
  if (now.view === 'document') await openDocument(now.sha256);
  if (now.view === 'boxes') await loadBoxQuestions();
  if (now.view === 'statistics') await loadStatistics();
  if (now.view === 'overview') await loadDocuments();
}

const views = { overview: OverviewView, document: DocumentView, boxes: BoxesView, statistics: StatisticsView };

async function guarded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
    failure.value = null;
  } catch (error) {
    failure.value =
      error instanceof ApiError && error.status === 404
        ? 'This document is not in the store, or it was not converted.'
        : (error as Error).message;
  }
}

function follow(): void {
  // What is being typed is saved before its editor goes away.
  leaveEditor();
  closeDocument();
  forgetPictures();
  route.value = routeOf(location.hash);
  void guarded(() => load(route.value));
}

function App() {
  const View = views[route.value.view];
  return (
    <>
      <Header />
      {failure.value && (
        <p class="failure" role="alert">
          {failure.value}
          <button type="button" class="quiet" onClick={() => (failure.value = null)}>
            Close
          </button>
        </p>
      )}
      <View />
      {helpShown.value && <Help />}
      <div class="unseen" aria-live="polite">
        {announcement.value}
      </div>
    </>
  );
}

effect(() => {
  const names = { overview: 'Overview', document: 'Document', boxes: 'Boxes', statistics: 'Statistics' };
  const name = open.value?.name ?? names[route.value.view];
  document.title = `${name} · Quaestor review`;
});

addEventListener('hashchange', follow);
addEventListener('online', () => void sendAll());
addEventListener('pagehide', () => {
  leaveEditor();
  closeDocument();
});
addEventListener('pageshow', (event) => {
  if (event.persisted) follow();
});
addEventListener('beforeunload', (event) => {
  if (changes.value.length > 0) event.preventDefault();
});
setInterval(() => {
  keepChanges();
  takeOrphans();
  if (open.value) void hold(false);
  if (!heldByOther.value) retryHeld();
}, 5000);
setInterval(() => {
  if (route.value.view === 'overview' && !document.hidden) void loadDocuments().catch(() => undefined);
}, 15_000);
listenForKeys();

void guarded(async () => {
  session.value ?? (await loadSession());
}).then(() => {
  follow();
  void sendAll();
});
render(<App />, document.getElementById('app')!);
