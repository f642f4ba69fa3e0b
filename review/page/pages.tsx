// The document on the left: its pages as pictures, or its text.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { getText } from './api';
import { allEvidence, boxOf, placesByPage, union } from './evidence';
import { pageSignal } from './pictures';
import { DrawingLayer } from './drawing';
import { current, fields, hasPages, open, readingAgain, select, zoom } from './state';
import type { Bbox, DocumentData, TextLine } from './types';

// Of a page whose picture is still to come.
const usualPage = { width: 595, height: 842 };

function place(box: Bbox, page: { width: number; height: number }, grow = 0) {
  return {
    left: `${(100 * (box[0] - grow)) / page.width}%`,
    top: `${(100 * (box[1] - grow)) / page.height}%`,
    width: `${(100 * (box[2] - box[0] + 2 * grow)) / page.width}%`,
    height: `${(100 * (box[3] - box[1] + 2 * grow)) / page.height}%`,
  };
}

function markState(checked: boolean | null): string {
  return checked === null ? 'unclear' : checked ? 'checked' : 'unchecked';
}

// Frames around what was read; the chosen field's stand out.
function Frames({ number, size }: { number: number; size: { width: number; height: number } }) {
  const chosen = current.value?.field.id;
  return (
    <>
      {fields.value.flatMap(({ field, evidence, flagged }) => {
        const boxes = placesByPage(evidence).get(number) ?? [];
        const kind = field.id === chosen ? 'chosen' : flagged ? 'doubtful' : 'plain';
        return boxes.map((box, i) => (
          <button type="button" key={field.id + i} tabIndex={-1} aria-hidden="true" class={'frame ' + kind} style={place(box, size, 2)} title={field.label} onClick={() => select(field.id)} />
        ));
      })}
      {fields.value.flatMap(({ field }) =>
        (field.options ?? []).map((option) => {
          const box = boxOf(option);
          return (
            box?.page === number && (
              <span key={field.id + option.id} aria-hidden="true" class={'mark ' + markState(option.checked)} style={place(box.bbox, size, 1)} />
            )
          );
        }),
      )}
    </>
  );
}

// The page where the chosen field was read, or the first one.
function pageOfChosen(): number {
  return current.value?.evidence.find((item) => item.page !== undefined)?.page ?? 1;
}

function Picture({ data, number }: { data: DocumentData; number: number }) {
  const state = pageSignal(data.sha256, number).value;
  const size = state.state === 'shown' ? state.picture : usualPage;
  return (
    <>
      <div class="sheet" style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        {state.state === 'shown' && <img src={state.picture.url} alt={`Page ${number}`} />}
        {state.state === 'failed' && <p class="failed">{state.message}</p>}
        {state.state === 'loading' && <p class="loading">Page {number} is being drawn…</p>}
        {state.state === 'shown' && <Frames number={number} size={size} />}
        {state.state === 'shown' && readingAgain.value && <DrawingLayer number={number} size={size} begins={number === pageOfChosen()} />}
      </div>
    </>
  );
}

// A page is drawn when it comes near.
function Page({ data, number }: { data: DocumentData; number: number }) {
  const box = useRef<HTMLElement>(null);
  const near = useSignal(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) near.value = true;
      },
      { rootMargin: '300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <section class="page" ref={box} data-page={number} aria-label={`Page ${number}`}>
      {near.value ? <Picture data={data} number={number} /> : <div class="sheet" style={{ aspectRatio: '595 / 842' }} />}
      <p class="page-number" aria-hidden="true">{number}</p>
    </section>
  );
}

function scrollToEvidence(pane: HTMLElement): void {
  const view = current.value;
  if (!view) return;
  const pages = placesByPage(allEvidence(view.evidence, view.field.options));
  const first = [...pages.keys()].sort((a, b) => a - b)[0];
  if (first === undefined) return;
  const sheet = pane.querySelector<HTMLElement>(`[data-page="${first}"] .sheet`);
  if (!sheet) return;
  const data = open.value;
  const state = data ? pageSignal(data.sha256, first).value : null;
  const height = state?.state === 'shown' ? state.picture.height : usualPage.height;
  const [, top, , bottom] = union(pages.get(first) ?? []);
  const scale = sheet.clientHeight / height;
  const middle = sheet.offsetTop + ((top + bottom) / 2) * scale;
  const room = pane.clientHeight;
  const target = Math.min(middle - room / 2, sheet.offsetTop + top * scale - 24);
  const seen = pane.scrollTop < sheet.offsetTop + top * scale - 12 && pane.scrollTop + room > sheet.offsetTop + bottom * scale + 12;
  if (!seen) pane.scrollTo({ top: (bottom - top) * scale > room ? target : middle - room / 2 });
}

function Pages({ data }: { data: DocumentData }) {
  const pane = useRef<HTMLDivElement>(null);
  const view = current.value;
  const first = view && [...placesByPage(allEvidence(view.evidence, view.field.options)).keys()][0];
  const drawn = first === undefined || first === null ? null : pageSignal(data.sha256, first).value.state;
  useEffect(() => {
    if (pane.current) scrollToEvidence(pane.current);
  }, [view?.field.id, drawn, zoom.value]);
  const numbers = Array.from({ length: data.response.document.pages }, (_, i) => i + 1);
  return (
    <div class="pages" ref={pane} tabIndex={0} role="region" aria-label="Pages of the document">
      <div class="roll" style={{ width: `${100 * zoom.value}%` }}>
        {numbers.map((number) => <Page key={number} data={data} number={number} />)}
      </div>
    </div>
  );
}

// Lines that the chosen field was read from.
function isMarked(line: TextLine): boolean {
  const view = current.value;
  if (!view) return false;
  return allEvidence(view.evidence, view.field.options).some((item) => {
    const from = item.line ?? item.paragraph ?? Infinity;
    const to = item.end_line ?? item.end_paragraph ?? from;
    return line.number <= to && line.end_number >= from;
  });
}

function TextOfDocument({ data }: { data: DocumentData }) {
  const lines = useSignal<TextLine[] | null>(null);
  const trouble = useSignal('');
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    getText(data.sha256).then(
      (text) => (lines.value = text.lines),
      (error: Error) => (trouble.value = error.message),
    );
  }, [data.sha256]);
  useEffect(() => {
    pane.current?.querySelector('.marked')?.scrollIntoView({ block: 'center' });
  }, [current.value?.field.id, lines.value]);
  return (
    <div class="pages text" ref={pane} tabIndex={0} role="region" aria-label="Text of the document" style={{ fontSize: `${zoom.value}rem` }}>
      {trouble.value && <p class="failed">{trouble.value}</p>}
      {lines.value?.map((line, i) => (
        <p key={i} dir="auto" class={isMarked(line) ? 'line marked' : 'line'}>
          {line.text}
        </p>
      ))}
    </div>
  );
}

export function DocumentPane({ data }: { data: DocumentData }) {
  return hasPages(data) ? <Pages data={data} /> : <TextOfDocument data={data} />;
}
