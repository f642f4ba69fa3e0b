// Where a value was read: the piece of the page beside it, and the frames and
// marks on the page.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { pageSignal } from './pictures';
import { open } from './state';
import type { Bbox, Evidence, Option } from './types';

export function union(boxes: Bbox[]): Bbox {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

export function placesByPage(evidence: Evidence[]): Map<number, Bbox[]> {
  const pages = new Map<number, Bbox[]>();
  for (const { page, bbox } of evidence) {
    if (page === undefined || !bbox) continue;
    pages.set(page, [...(pages.get(page) ?? []), bbox]);
  }
  return pages;
}

// A field's own places, and those of its boxes.
export function allEvidence(evidence: Evidence[], options: Option[] | undefined): Evidence[] {
  return [...evidence, ...(options ?? []).flatMap((option) => option.evidence)];
}

// The box of an option; its other places are what is written beside it.
export function boxOf(option: Option): { page: number; bbox: Bbox } | null {
  const mostSide = 30;
  for (const { page, bbox } of option.evidence) {
    if (page === undefined || !bbox) continue;
    if (bbox[2] - bbox[0] <= mostSide && bbox[3] - bbox[1] <= mostSide) return { page, bbox };
  }
  return null;
}

const margin = 7;

// A piece of a page, as wide as its place at most.
export function Crop({ sha256, page, bbox, label, most = 1.7 }: { sha256: string; page: number; bbox: Bbox; label: string; most?: number }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  useEffect(() => {
    const element = box.current?.parentElement;
    if (!element) return;
    const observer = new ResizeObserver(() => (width.value = element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const state = pageSignal(sha256, page).value;
  if (state.state === 'failed') return <div class="crop failed" ref={box}>{state.message}</div>;
  const wide = bbox[2] - bbox[0] + 2 * margin;
  const high = bbox[3] - bbox[1] + 2 * margin;
  const scale = Math.min(most, (width.value || wide) / wide);
  const style = { width: `${wide * scale}px`, height: `${high * scale}px` };
  return (
    <div class="crop" ref={box} style={style} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      {state.state === 'shown' && (
        <img
          src={state.picture.url}
          alt=""
          style={{
            width: `${state.picture.width * scale}px`,
            height: `${state.picture.height * scale}px`,
            transform: `translate(${-(bbox[0] - margin) * scale}px, ${-(bbox[1] - margin) * scale}px)`,
          }}
        />
      )}
    </div>
  );
}

function linesText(evidence: Evidence[]): string | null {
  const parts = evidence.flatMap((place) => {
    const from = place.line ?? place.paragraph;
    const to = place.end_line ?? place.end_paragraph;
    if (from === undefined) return [];
    const what = place.line !== undefined ? 'line' : 'paragraph';
    return from === to ? [`${what} ${from}`] : [`${what}s ${from} to ${to}`];
  });
  return parts.length > 0 ? [...new Set(parts)].join(', ') : null;
}

// Boxes say little without the words beside them.
function withLabels([left, top, right, bottom]: Bbox): Bbox {
  return [Math.max(0, left - 20), top, right + 50, bottom];
}

// The evidence of the chosen field, piece by piece.
export function Crops({ evidence, options }: { evidence: Evidence[]; options: Option[] | undefined }) {
  const data = open.value;
  if (!data) return null;
  const pages = placesByPage(allEvidence(evidence, options));
  if (pages.size === 0) {
    const lines = linesText(allEvidence(evidence, options));
    return lines ? <p class="muted where">Read from {lines}, marked on the left.</p> : null;
  }
  return (
    <div class="crops">
      {[...pages].map(([page, boxes]) => (
        <figure key={page} tabIndex={0}>
          <Crop sha256={data.sha256} page={page} bbox={options ? withLabels(union(boxes)) : union(boxes)} label={`Piece of page ${page}`} />
          <figcaption>page {page}</figcaption>
        </figure>
      ))}
    </div>
  );
}
