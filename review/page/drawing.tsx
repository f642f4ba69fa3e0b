// A rectangle drawn on a page, with the mouse or with the keys.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { current, readingAgain } from './state';
import type { Bbox } from './types';
import { readInto } from './words_again';

interface Size {
  width: number;
  height: number;
}

// Where the keys begin: at what the chosen field was read from.
function startingBox(number: number, size: Size): Bbox {
  const place = current.value?.evidence.find((item) => item.page === number)?.bbox;
  if (place) return [place[0] - 4, place[1] - 4, place[2] + 4, place[3] + 4];
  return [size.width * 0.15, size.height * 0.3, size.width * 0.85, size.height * 0.4];
}

const step = 6;

function moved(box: Bbox, key: string, resize: boolean): Bbox | null {
  const by: Record<string, [number, number]> = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  const move = by[key];
  if (!move) return null;
  const [x, y] = move;
  const [left, top, right, bottom] = box;
  if (resize) return [left, top, Math.max(left + step, right + x), Math.max(top + step, bottom + y)];
  return [left + x, top + y, right + x, bottom + y];
}

// Lies over a page while a piece of it is to be read again.
export function DrawingLayer({ number, size, begins }: { number: number; size: Size; begins: boolean }) {
  const layer = useRef<HTMLDivElement>(null);
  const box = useSignal<Bbox | null>(begins ? startingBox(number, size) : null);
  const start = useRef<[number, number] | null>(null);
  useEffect(() => {
    if (begins) layer.current?.focus({ preventScroll: true });
  }, []);

  const pointOf = (event: PointerEvent): [number, number] => {
    const area = layer.current!.getBoundingClientRect();
    return [((event.clientX - area.left) / area.width) * size.width, ((event.clientY - area.top) / area.height) * size.height];
  };
  const onPointerDown = (event: PointerEvent) => {
    layer.current!.setPointerCapture(event.pointerId);
    start.current = pointOf(event);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    const [x, y] = start.current;
    const [toX, toY] = pointOf(event);
    box.value = [Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY)];
  };
  const onPointerUp = () => {
    start.current = null;
    const drawn = box.value;
    if (drawn && drawn[2] - drawn[0] > 3 && drawn[3] - drawn[1] > 3) void readInto(number, drawn);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && box.value) void readInto(number, box.value);
    else if (event.key === 'Escape') readingAgain.value = false;
    else {
      const next = box.value && moved(box.value, event.key, event.shiftKey);
      if (!next) return;
      box.value = next;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const drawn = box.value;
  return (
    <div ref={layer} class="drawing" tabIndex={begins ? 0 : -1} role="application" aria-label="Rectangle to read: arrows move it, Shift and arrows size it, Enter reads, Escape leaves" onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={onPointerUp} onKeyDown={onKeyDown}>
      {drawn && (
        <span style={{
          left: `${(100 * drawn[0]) / size.width}%`,
          top: `${(100 * drawn[1]) / size.height}%`,
          width: `${(100 * (drawn[2] - drawn[0])) / size.width}%`,
          height: `${(100 * (drawn[3] - drawn[1])) / size.height}%`,
        }} />
      )}
    </div>
  );
}
