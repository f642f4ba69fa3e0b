// One editor per type of field. What is typed is a draft until the editor is
// left or Ctrl+Enter is pressed; then it is saved.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusCard, leaveEditor } from './keys';
import { acceptAndGoOn, save } from './saving';
import { announcement, fields, heldByOther, same, selectDoubtful, type FieldView } from './state';
import type { Contact, Details, Field, Value } from './types';
import { contactParts, isEmpty } from './words';

interface Draft {
  value: Value;
  details: Details;
  // Somebody wrote here since it was made or saved: a draft that was left alone
  // says nothing, whatever the field has become meanwhile.
  touched: boolean;
}

interface EditorProps {
  view: FieldView;
  draft: Signal<Draft>;
  // Saves the draft if it is another value.
  commit: () => void;
}

function set(draft: Signal<Draft>, value: Value): void {
  draft.value = { ...draft.value, value, touched: true };
}

export function detailOf(view: FieldView, option: string): string | null {
  const corrected = view.details?.[option];
  if (corrected !== undefined) return corrected;
  return view.field.options?.find((item) => item.id === option)?.detail ?? null;
}

function draftOf(view: FieldView): Draft {
  return { value: view.value, details: {}, touched: false };
}

// "12,5 %" as well as "12.5"; NaN where it is no number.
function numberIn(text: string): number | null {
  const plain = text.replace('%', '').replace(',', '.').trim();
  return plain === '' ? null : Number(plain);
}

// What is wrong with a draft, in words.
export function troubleIn(field: Field, value: Value): string | null {
  if (field.type === 'percentage' && typeof value === 'number' && Number.isNaN(value)) return 'Write a number, as in 12.5.';
  if (field.type === 'date' && typeof value === 'string' && value !== '' && !isDate(value)) return 'Write the day as in 2023-05-31.';
  if (field.type === 'urls' && Array.isArray(value)) {
    const wrong = (value as string[]).find((url) => !/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\.[^\s]+$/i.test(url.trim()));
    if (wrong !== undefined) return `“${wrong}” is no whole web address: write it with https://`;
  }
  return null;
}

function isDate(text: string): boolean {
  const day = new Date(text + 'T00:00:00Z');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function TextEditor({ view, draft }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const text = (draft.value.value as string | null) ?? '';
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight + 2, 420)}px`;
  }, [text]);
  return (
    <textarea ref={area} dir="auto" rows={2} aria-label={view.field.label} value={text} spellcheck={false} onInput={(event) => set(draft, event.currentTarget.value === '' ? null : event.currentTarget.value)} />
  );
}

function PercentageEditor({ view, draft }: EditorProps) {
  const value = draft.value.value as number | null;
  const text = useSignal(value === null ? '' : String(value));
  return (
    <span class="with-unit">
      <input type="text" inputMode="decimal" size={8} aria-label={view.field.label} value={text.value} onInput={(event) => {
        text.value = event.currentTarget.value;
        set(draft, numberIn(text.value));
      }} />
      %
    </span>
  );
}

function DateEditor({ view, draft }: EditorProps) {
  const value = (draft.value.value as string | null) ?? '';
  const [year, month, day] = value.split('-');
  const turned = `${year}-${day}-${month}`;
  return (
    <span class="with-unit">
      <input type="text" inputMode="numeric" size={12} placeholder="2023-05-31" aria-label={view.field.label} value={value} onInput={(event) => set(draft, event.currentTarget.value.trim() || null)} />
      {isDate(value) && <span class="muted">{new Date(value + 'T00:00:00Z').toLocaleDateString(undefined, { dateStyle: 'long', timeZone: 'UTC' })}</span>}
      {view.field.reasons.includes('date_ambiguous') && isDate(turned) && turned !== value && (
        <button type="button" class="fix" onClick={() => set(draft, turned)}>
          Read it month first: {turned}
        </button>
      )}
    </span>
  );
}

function ChoiceEditor({ view, draft, commit }: EditorProps) {
  const options = [...(view.field.options ?? []).map((item) => ({ id: item.id as string | null, label: item.label })), { id: null, label: 'No answer' }];
  return (
    <fieldset>
      <legend class="unseen">{view.field.label}</legend>
      {options.map((option, i) => (
        <label class="option" key={option.id ?? ''}>
          <input type="radio" name={'choice-' + view.field.id} checked={draft.value.value === option.id} onChange={() => set(draft, option.id)} onClick={(event) => {
            if (event.detail > 0) {
              set(draft, option.id);
              commit();
            }
          }} />
          <span dir="auto">{option.label}</span>
          <kbd aria-hidden="true">{i + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}

export function toggled(field: Field, value: Value, id: string): string[] {
  const chosen = new Set((value as string[] | null) ?? []);
  if (!chosen.delete(id)) chosen.add(id);
  return (field.options ?? []).map((option) => option.id).filter((option) => chosen.has(option));
}

function ChecklistEditor({ view, draft, commit }: EditorProps) {
  const chosen = (draft.value.value as string[] | null) ?? [];
  return (
    <fieldset>
      <legend class="unseen">{view.field.label}</legend>
      {(view.field.options ?? []).map((option, i) => {
        const detail = draft.value.details[option.id] ?? detailOf(view, option.id);
        const checked = chosen.includes(option.id);
        return (
          <div class="check" key={option.id}>
            <label class={option.checked === null ? 'option unclear' : 'option'}>
              <input type="checkbox" checked={checked} onChange={() => {
                set(draft, toggled(view.field, draft.value.value, option.id));
                commit();
              }} />
              <span dir="auto">{option.label}</span>
              {option.checked === null && <em>unclear</em>}
              {i < 9 && <kbd aria-hidden="true">{i + 1}</kbd>}
            </label>
            {(checked || detail) && (
              <input type="text" class="detail" dir="auto" placeholder="written beside it" aria-label={`Written beside “${option.label}”`} value={detail ?? ''} onInput={(event) => (draft.value = { ...draft.value, details: { ...draft.value.details, [option.id]: event.currentTarget.value || null }, touched: true })} />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

function differsLittle(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 2) return false;
  let from = 0;
  while (from < Math.min(a.length, b.length) && a[from] === b[from]) ++from;
  let end = 0;
  while (end < Math.min(a.length, b.length) - from && a[a.length - 1 - end] === b[b.length - 1 - end]) ++end;
  return Math.max(a.length, b.length) - from - end <= 2;
}

function UrlsEditor({ draft, commit, others }: EditorProps & { others: string[] }) {
  const urls = (draft.value.value as string[] | null) ?? [];
  const put = (index: number, url: string) => set(draft, urls.map((item, i) => (i === index ? url : item)));
  return (
    <ul class="urls">
      {urls.map((url, i) => (
        <li key={i}>
          <input type="url" dir="ltr" aria-label={`Web address ${i + 1}`} value={url} spellcheck={false} onInput={(event) => put(i, event.currentTarget.value)} />
          <button type="button" class="quiet" aria-label={`Remove ${url}`} title="Remove" onClick={() => {
            set(draft, urls.filter((_, at) => at !== i));
            commit();
          }}>
            ✕
          </button>
          {others.filter((other) => differsLittle(url, other)).map((other) => (
            <button type="button" class="fix" key={other} onClick={() => {
              put(i, other);
              commit();
            }}>
              Use <bdi>{other}</bdi> instead, as elsewhere in the document
            </button>
          ))}
        </li>
      ))}
      <li>
        <button type="button" class="quiet" onClick={() => set(draft, [...urls, 'https://'])}>Add a web address</button>
      </li>
    </ul>
  );
}

const emptyContact: Contact = { name: null, title: null, organization: null, email: null, phone: null };

function ContactsEditor({ draft, commit }: EditorProps) {
  const contacts = (draft.value.value as Contact[] | null) ?? [];
  const put = (index: number, key: keyof Contact, text: string) =>
    set(draft, contacts.map((item, i) => (i === index ? { ...item, [key]: text || null } : item)));
  return (
    <div class="contacts">
      {contacts.map((contact, i) => (
        <table key={i}>
          <caption class={contacts.length > 1 ? '' : 'unseen'}>Contact {i + 1}</caption>
          <tbody>
            {contactParts.map(([key, label]) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>
                  <input type="text" dir="auto" aria-label={`${label} of contact ${i + 1}`} value={contact[key] ?? ''} spellcheck={false} onInput={(event) => put(i, key, event.currentTarget.value)} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>
                <button type="button" class="quiet" onClick={() => {
                  set(draft, contacts.filter((_, at) => at !== i));
                  commit();
                }}>
                  Remove this contact
                </button>
              </td>
            </tr>
          </tfoot>
        </table>
      ))}
      <button type="button" class="quiet" onClick={() => set(draft, [...contacts, emptyContact])}>Add a contact</button>
    </div>
  );
}

// What an empty editor means for the type.
function tidied(field: Field, value: Value): Value {
  if (field.type === 'text') return typeof value === 'string' && value.trim() === '' ? null : value;
  if (field.type === 'urls') return Array.isArray(value) ? (value as string[]).map((url) => url.trim()) : value;
  return value;
}

function changed(view: FieldView, draft: Draft): boolean {
  if (!draft.touched) return false;
  const value = tidied(view.field, draft.value);
  const sameValue = same(value, view.value) || (isEmpty(value) && isEmpty(view.value));
  return !sameValue || Object.entries(draft.details).some(([id, text]) => detailOf(view, id) !== text);
}

export function Editor({ view, otherUrls }: { view: FieldView; otherUrls: string[] }) {
  const draft = useSignal<Draft>(draftOf(view));
  const trouble = useSignal<string | null>(null);
  const field = view.field;
  const latest = useRef(view);
  latest.current = view;

  // What others, or undo, changed meanwhile; before the next key is heard.
  const revision = useRef(view.revision);
  useLayoutEffect(() => {
    if (revision.current === view.revision) return;
    revision.current = view.revision;
    draft.value = draftOf(view);
    trouble.value = null;
  }, [view.revision]);

  const commit = (): boolean => {
    // As it is by now: what was saved a moment ago is not rendered yet.
    const now = fields.value.find((item) => item.field.id === field.id) ?? latest.current;
    if (!changed(now, draft.value)) return true;
    trouble.value = troubleIn(field, draft.value.value);
    if (heldByOther.value) trouble.value = 'This was not saved: somebody else holds the document. Take it over, or note what you wrote.';
    if (trouble.value) return false;
    const details = Object.keys(draft.value.details).length > 0 ? { ...now.details, ...draft.value.details } : now.details;
    save(field.id, { value: tidied(field, draft.value.value), details });
    draft.value = { ...draft.value, touched: false };
    announcement.value = `${field.label}: saved.`;
    return true;
  };

  // An editor that goes away keeps what was typed.
  useEffect(() => () => void commit(), []);

  const goOn = () => {
    if (!changed(view, draft.value)) acceptAndGoOn(field.id);
    else if (!commit()) return;
    else if (!selectDoubtful(1)) announcement.value = 'All doubtful fields of this document are done.';
    leaveEditor();
    requestAnimationFrame(focusCard);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const oneLine = target instanceof HTMLInputElement;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || oneLine)) {
      event.preventDefault();
      event.stopPropagation();
      goOn();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      draft.value = draftOf(latest.current);
      trouble.value = null;
      leaveEditor();
    }
  };

  const onFocusOut = (event: FocusEvent) => {
    const inside = event.relatedTarget instanceof Node && (event.currentTarget as Node).contains(event.relatedTarget);
    if (!inside) commit();
  };

  const props = { view, draft, commit: () => void commit() };
  return (
    <div class={'editor ' + field.type} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <fieldset disabled={heldByOther.value !== null}>
        {field.type === 'text' && <TextEditor {...props} />}
        {field.type === 'percentage' && <PercentageEditor key={view.revision} {...props} />}
        {field.type === 'date' && <DateEditor {...props} />}
        {field.type === 'choice' && <ChoiceEditor {...props} />}
        {field.type === 'checklist' && <ChecklistEditor {...props} />}
        {field.type === 'urls' && <UrlsEditor {...props} others={otherUrls} />}
        {field.type === 'contacts' && <ContactsEditor {...props} />}
      </fieldset>
      {trouble.value && <p class="trouble" role="alert">{trouble.value}</p>}
    </div>
  );
}

// The digits choose options of the selected field.
export function chooseOption(view: FieldView, number: number): void {
  const options = view.field.options ?? [];
  const option = options[number - 1];
  if (view.field.type === 'checklist' && option) {
    save(view.field.id, { value: toggled(view.field, view.value, option.id), details: view.details });
  } else if (view.field.type === 'choice' && number <= options.length + 1) {
    save(view.field.id, { value: option?.id ?? null });
  }
}
