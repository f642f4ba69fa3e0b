// Pictures of pages: asked for once, shown wherever they are needed, let go
// with their document.
import { signal, type Signal } from '@preact/signals';
import { ApiError, getPage, type PagePicture } from './api';

// As many pixels as the crops show on this screen.
export const pictureDpi = Math.round(120 * Math.min(2, Math.max(1, devicePixelRatio)));

export type PageState =
  | { state: 'loading' }
  | { state: 'shown'; picture: PagePicture }
  | { state: 'failed'; message: string };

const pages = new Map<string, Signal<PageState>>();
const mostKept = 60;

export function pageSignal(sha256: string, page: number): Signal<PageState> {
  const key = `${sha256}/${page}`;
  const known = pages.get(key);
  if (known) return known;
  const state = signal<PageState>({ state: 'loading' });
  pages.set(key, state);
  void load(sha256, page, state);
  return state;
}

async function load(sha256: string, page: number, state: Signal<PageState>): Promise<void> {
  try {
    state.value = { state: 'shown', picture: await getPage(sha256, page, pictureDpi) };
  } catch (error) {
    state.value = { state: 'failed', message: (error as Error).message };
    // The server may be back the next time.
    if (!(error instanceof ApiError)) pages.delete(`${sha256}/${page}`);
  }
}

export function forgetPictures(): void {
  if (pages.size < mostKept) return;
  for (const state of pages.values()) {
    if (state.value.state === 'shown') URL.revokeObjectURL(state.value.picture.url);
  }
  pages.clear();
}
