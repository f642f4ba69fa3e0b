// The fields on the right: the chosen one with its evidence, reasons and
// editor, the others as one line each.
import { useEffect, useRef } from 'preact/hooks';
import { Editor } from './editors';
import { Crops } from './evidence';
import { focusCard } from './keys';
import { reasonsOf } from './reasons';
import { Unassigned } from './unassigned';
import { acceptAndGoOn, discard, insist, withdraw } from './saving';
import { fields, flaggedTotal, hasPages, heldByOther, open, order, ordered, readingAgain, select, selected, type FieldView } from './state';
import type { Change } from './types';
import { isEmpty, valueText, whenText } from './words';

function Standing({ view }: { view: FieldView }) {
  const { reviewed } = view;
  if (view.trouble) return <span class="tag trouble-tag">not saved</span>;
  if (reviewed) {
    const what = reviewed.corrected ? 'corrected' : 'accepted';
    return <span class={'tag ' + what}>{reviewed.pending ? `${what}, being saved` : what}</span>;
  }
  return view.flagged ? <span class="tag doubtful">to look at</span> : null;
}

function Reasons({ view }: { view: FieldView }) {
  const list = reasonsOf(view.field);
  if (list.length === 0 || view.reviewed) return null;
  return (
    <ul class="reasons" aria-label="Why to look">
      {list.map((reason) => (
        <li key={reason.what}>
          {reason.what} <b>{reason.todo}</b>
        </li>
      ))}
    </ul>
  );
}

function Conflict({ view, change }: { view: FieldView; change: Change }) {
  if (change.trouble?.kind === 'held') return <p class="trouble" role="alert">{change.trouble.message} Your change is kept.</p>;
  const yours = change.kind === 'correct' ? valueText(view.field, change.to) : 'to take back your correction';
  return (
    <div class="conflict" role="alert">
      <p>{change.trouble?.message}</p>
      <dl>
        <dt>Now it says</dt>
        <dd dir="auto">{valueText(view.field, view.value)}</dd>
        <dt>You wanted</dt>
        <dd dir="auto">{yours}</dd>
      </dl>
      <p class="actions">
        <button type="button" onClick={() => discard(change)}>Keep what is there</button>
        {change.kind === 'correct' && change.trouble?.kind === 'conflict' && (
          <button type="button" class="primary" onClick={() => insist(change)}>Use mine</button>
        )}
      </p>
    </div>
  );
}

function History({ view }: { view: FieldView }) {
  const own = (open.value?.corrections ?? []).filter((item) => item.field === view.field.id);
  if (own.length === 0) return null;
  return (
    <details class="history">
      <summary>History ({own.length})</summary>
      <ol>
        <li>
          <span dir="auto">{valueText(view.field, view.field.value)}</span>
          <small>read by the program, {Math.round(view.field.confidence * 100)} % sure</small>
        </li>
        {own.map((item) => (
          <li key={item.id} class={item.withdrawn ? 'withdrawn' : ''}>
            <span dir="auto">{valueText(view.field, item.to)}</span>
            <small>
              {item.by}, {whenText(item.at)}
              {item.withdrawn && `; taken back by ${item.withdrawn.by}, ${whenText(item.withdrawn.at)}`}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
}

function otherUrls(view: FieldView): string[] {
  const all = fields.value
    .filter((item) => item.field.id !== view.field.id && item.field.type === 'urls')
    .flatMap((item) => (item.value as string[] | null) ?? []);
  return [...new Set(all)];
}

function Chosen({ view }: { view: FieldView }) {
  const { field } = view;
  return (
    <>
      <Reasons view={view} />
      <Crops evidence={view.evidence} options={field.options} />
      <Editor key={open.value?.sha256 + field.id} view={view} otherUrls={otherUrls(view)} />
      {field.text && field.type !== 'text' && (
        <p class="beside">
          <span class="muted">Written there:</span> <span dir="auto">{field.text}</span>
        </p>
      )}
      <p class="actions">
        <button type="button" class="primary" disabled={heldByOther.value !== null} onClick={() => {
          acceptAndGoOn(field.id);
          requestAnimationFrame(focusCard);
        }}>
          {view.reviewed ? 'Go on' : 'Accept'} <kbd>Enter</kbd>
        </button>
        {hasPages(open.value) && (
          <button type="button" aria-pressed={readingAgain.value} disabled={heldByOther.value !== null} title="Draw a rectangle on the page: what stands there becomes the value" onClick={() => (readingAgain.value = !readingAgain.value)}>
            Read again <kbd>r</kbd>
          </button>
        )}
        {view.reviewed && (
          <button type="button" disabled={heldByOther.value !== null} onClick={() => withdraw(field.id)}>
            Take back
          </button>
        )}
        <span class="sure" title="How sure the program was">{Math.round(field.confidence * 1000) / 10} % sure</span>
      </p>
      <History view={view} />
    </>
  );
}

function Card({ view }: { view: FieldView }) {
  const card = useRef<HTMLLIElement>(null);
  const { field } = view;
  const chosen = selected.value === field.id;
  useEffect(() => {
    if (!chosen || !card.current) return;
    card.current.scrollIntoView({ block: 'nearest' });
    const active = document.activeElement;
    if (card.current.contains(active)) return;
    if (active === document.body || active?.closest('.fields')) card.current.focus({ preventScroll: true });
  }, [chosen]);
  return (
    <li ref={card} data-field={field.id} tabIndex={chosen ? 0 : -1} aria-current={chosen} class={chosen ? 'card chosen' : 'card'} onClick={() => !chosen && select(field.id)}>
      <div class="card-head">
        <span class="id">{field.id}</span>
        <span class="label" dir="auto">{field.label}</span>
        <Standing view={view} />
      </div>
      {view.trouble && <Conflict view={view} change={view.trouble} />}
      {chosen ? (
        <Chosen view={view} />
      ) : (
        <p class={isEmpty(view.value) ? 'value muted' : 'value'} dir="auto">
          {isEmpty(view.value) && field.text ? field.text : valueText(field, view.value)}
        </p>
      )}
    </li>
  );
}

export function Fields() {
  const doubtfulFirst = order.value === 'doubt';
  const views = ordered.value;
  const total = flaggedTotal.value;
  const parts: [string, FieldView[]][] = doubtfulFirst
    ? [
        ['To look at', views.slice(0, total)],
        ['The others', views.slice(total)],
      ]
    : [['All fields', views]];
  return (
    <div class="fields" role="region" aria-label="Fields">
      <div class="tools">
        <label>
          <span>Order</span>
          <select value={order.value} onChange={(event) => (order.value = event.currentTarget.value as 'doubt' | 'form')}>
            <option value="doubt">doubtful first</option>
            <option value="form">as in the form</option>
          </select>
        </label>
      </div>
      {parts.map(([title, list]) => list.length > 0 && (
        <section key={title} aria-label={title}>
          <h2>{title} <span class="muted">{list.length}</span></h2>
          <ol class="cards-list">
            {list.map((view) => <Card key={view.field.id} view={view} />)}
          </ol>
        </section>
      ))}
      <Unassigned />
    </div>
  );
}
