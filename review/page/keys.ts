// Keys for everything. Single letters work wherever nobody is typing.
import { acceptAllBoxes } from './boxes';
import { chooseOption } from './editors';
import { acceptAndGoOn, undo } from './saving';
import { goToNextDocument } from './navigation';
import { announcement, current, hasPages, heldByOther, helpShown, open, order, readingAgain, route, select, selectDoubtful, selectNeighbour, zoom } from './state';

interface Key {
  keys: string[];
  says: string;
  run: () => void;
  where?: 'document' | 'overview' | 'boxes';
}

function zoomBy(factor: number): void {
  zoom.value = Math.min(4, Math.max(0.5, Math.round(zoom.value * factor * 100) / 100));
}

export function cardOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-field="${CSS.escape(id)}"]`);
}

// Whoever has gone on to the editor of the card meanwhile is left there.
export function focusCard(): void {
  const card = current.value && cardOf(current.value.field.id);
  if (card && !card.contains(document.activeElement)) card.focus({ preventScroll: true });
}

export function leaveEditor(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  focusCard();
}

function edit(): void {
  if (!current.value) return;
  cardOf(current.value.field.id)
    ?.querySelector<HTMLElement>('.editor textarea, .editor input:checked, .editor input, .editor button')
    ?.focus();
}

function goTo(move: () => unknown): () => void {
  return () => {
    if (move() === false) announcement.value = 'Nothing doubtful is left in this document.';
    requestAnimationFrame(focusCard);
  };
}

function takeBack(): void {
  const field = undo();
  announcement.value = field ? `Taken back: ${field}` : 'There is nothing of yours to take back here.';
  if (field) select(field);
  requestAnimationFrame(focusCard);
}

export const keys: Key[] = [
  { keys: ['Enter'], says: 'accept the value, go to the next doubtful field', where: 'document', run: goTo(() => current.value && acceptAndGoOn(current.value.field.id)) },
  { keys: ['n', 'j'], says: 'next doubtful field', where: 'document', run: goTo(() => selectDoubtful(1)) },
  { keys: ['p', 'k'], says: 'previous doubtful field', where: 'document', run: goTo(() => selectDoubtful(-1)) },
  { keys: ['ArrowDown'], says: 'next field', where: 'document', run: goTo(() => selectNeighbour(1)) },
  { keys: ['ArrowUp'], says: 'previous field', where: 'document', run: goTo(() => selectNeighbour(-1)) },
  { keys: ['e'], says: 'edit the value', where: 'document', run: edit },
  { keys: ['u', 'Ctrl+z'], says: 'take back the last change', where: 'document', run: takeBack },
  { keys: ['r'], says: 'read a piece of the page again, into the field', where: 'document', run: () => (readingAgain.value = hasPages(open.value) && !heldByOther.value) },
  { keys: ['f'], says: 'doubtful fields first, or the order of the form', where: 'document', run: () => (order.value = order.value === 'form' ? 'doubt' : 'form') },
  { keys: ['+'], says: 'larger page', where: 'document', run: () => zoomBy(1.25) },
  { keys: ['-'], says: 'smaller page', where: 'document', run: () => zoomBy(0.8) },
  { keys: ['0'], says: 'page as wide as its place', where: 'document', run: () => (zoom.value = 1) },
  { keys: ['d'], says: 'next document to review', run: () => void goToNextDocument() },
  { keys: ['o'], says: 'overview', run: () => (location.hash = '#/') },
  { keys: ['g'], says: 'boxes of one question side by side', run: () => (location.hash = '#/boxes') },
  { keys: ['s'], says: 'statistics', run: () => (location.hash = '#/statistics') },
  { keys: ['a'], says: 'accept all boxes shown', where: 'boxes', run: acceptAllBoxes },
  { keys: ['/'], says: 'search', where: 'overview', run: () => document.getElementById('search')?.focus() },
  { keys: ['?'], says: 'show this help', run: () => (helpShown.value = !helpShown.value) },
];

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

// Buttons and links have an Enter of their own.
function hasOwnEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary') !== null;
}

function nameOf(event: KeyboardEvent): string {
  return (event.ctrlKey || event.metaKey ? 'Ctrl+' : '') + event.key;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  if (helpShown.value) {
    if (event.key === 'Escape') helpShown.value = false;
    return;
  }
  if (isTyping(event.target)) return;
  const name = nameOf(event);
  if (name === 'Enter' && hasOwnEnter(event.target)) return;
  if (/^[1-9]$/.test(name) && current.value && route.value.view === 'document') {
    chooseOption(current.value, Number(name));
    return;
  }
  const key = keys.find((item) => item.keys.includes(name) && (!item.where || item.where === route.value.view));
  if (!key || (key.where === 'document' && !open.value)) return;
  event.preventDefault();
  key.run();
}

export function listenForKeys(): void {
  addEventListener('keydown', onKey);
}
