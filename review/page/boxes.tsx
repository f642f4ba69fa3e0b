// The boxes of one question in many documents, side by side, those in doubt
// first: a hundred marks at a glance.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { toggled } from './editors';
import { boxOf, Crop } from './evidence';
import { saveBoxes } from './saving';
import { announcement, boxes, boxQuestion, boxQuestions, failure, loadBoxes, viewOfBoxes, type FieldView } from './state';
import type { BoxesRow, Option, Value } from './types';

type Mark = 'checked' | 'unchecked' | 'unclear';

// As it stands now, or as it was read where nobody has said anything.
function markOf(view: FieldView, option: Option): Mark {
  if (!view.reviewed) return option.checked === null ? 'unclear' : option.checked ? 'checked' : 'unchecked';
  const chosen = Array.isArray(view.value) ? (view.value as string[]).includes(option.id) : view.value === option.id;
  return chosen ? 'checked' : 'unchecked';
}

const markNames: Record<Mark, string> = { checked: '✓ marked', unchecked: 'not marked', unclear: '? unclear' };

function pressed(view: FieldView, option: Option): Value {
  if (view.field.type === 'checklist') return toggled(view.field, view.value, option.id);
  return view.value === option.id ? null : option.id;
}

function BoxButton({ row, view, option }: { row: BoxesRow; view: FieldView; option: Option }) {
  const mark = markOf(view, option);
  const box = boxOf(option);
  return (
    <button type="button" class={'box ' + mark} title={option.label} onClick={() => saveBoxes(row, pressed(view, option))}>
      <span class="box-picture">
        {box ? <Crop sha256={row.sha256} page={box.page} bbox={box.bbox} label="" most={2.4} /> : option.evidence.length > 0 ? 'in the text' : 'no box'}
      </span>
      <span class="box-label">{option.label}</span>
      <span class="box-state">{markNames[mark]}</span>
    </button>
  );
}

// Drawn when it comes near: its page has to be drawn first.
function Tile({ row }: { row: BoxesRow }) {
  const tile = useRef<HTMLLIElement>(null);
  const near = useSignal(false);
  useEffect(() => {
    const element = tile.current;
    if (!element) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) near.value = true;
    }, { rootMargin: '200px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const view = viewOfBoxes(row);
  const tag = view.reviewed ? (view.reviewed.corrected ? 'corrected' : 'accepted') : view.flagged ? 'doubtful' : null;
  return (
    <li ref={tile} class={'tile ' + (tag ?? '')}>
      <p class="tile-head">
        <a href={'#/documents/' + row.sha256}>{row.name}</a>
        {tag && <span class={'tag ' + tag}>{tag === 'doubtful' ? 'to look at' : tag}</span>}
      </p>
      {view.trouble && <p class="trouble">{view.trouble.trouble?.message}</p>}
      {near.value && (
        <div class="tile-boxes">
          {(row.field.options ?? []).map((option) => <BoxButton key={option.id} row={row} view={view} option={option} />)}
        </div>
      )}
      <button type="button" class="quiet" disabled={view.reviewed !== null} onClick={() => saveBoxes(row, view.value)}>
        Accept
      </button>
    </li>
  );
}

async function choose(field: string): Promise<void> {
  try {
    await loadBoxes(field);
  } catch (error) {
    failure.value = (error as Error).message;
  }
}

export function acceptAllBoxes(): void {
  const waiting = (boxes.value ?? []).filter((row) => !viewOfBoxes(row).reviewed);
  for (const row of waiting) saveBoxes(row, row.field.value);
  announcement.value = `${waiting.length} accepted.`;
}

export function BoxesView() {
  const questions = boxQuestions.value;
  const rows = boxes.value;
  const left = (rows ?? []).filter((row) => !viewOfBoxes(row).reviewed).length;
  return (
    <main class="boxes">
      <div class="tools">
        <label>
          <span>Question</span>
          <select value={boxQuestion.value ?? ''} onChange={(event) => void choose(event.currentTarget.value)}>
            {questions?.map((item) => (
              <option key={item.field} value={item.field}>
                {item.field}, {item.label.slice(0, 60)} ({item.flagged} doubtful, {item.open} in all)
              </option>
            ))}
          </select>
        </label>
        <span class="spacer" />
        <button type="button" class="primary" disabled={left === 0} onClick={acceptAllBoxes}>
          Accept all {left} shown
        </button>
        <button type="button" disabled={!boxQuestion.value} onClick={() => boxQuestion.value && void choose(boxQuestion.value)}>
          Show the next ones
        </button>
      </div>
      <p class="muted">The least sure come first. Press a box to change it; what you accept is kept under your name.</p>
      {rows && rows.length === 0 && <p class="empty">All boxes of this question have been looked at.</p>}
      <ol class="tiles">{rows?.map((row) => <Tile key={row.sha256} row={row} />)}</ol>
    </main>
  );
}
