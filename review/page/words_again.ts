// Words that were read again, or that belonged to no field, go into a field.
import { readWords } from './api';
import { save } from './saving';
import { announcement, current, failure, open, readingAgain, type FieldView } from './state';
import type { Bbox, Evidence, Unassigned, Value } from './types';

// What a text means in a field of this type; undefined: nothing.
export function valueFrom(view: FieldView, text: string): Value | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  const { type, options } = view.field;
  if (type === 'text') return text.trim() === '' ? undefined : paragraphs(text);
  if (type === 'percentage') {
    const found = /\d+(?:[.,]\d+)?/.exec(line);
    return found ? Number(found[0].replace(',', '.')) : undefined;
  }
  if (type === 'urls') {
    const found = line.match(/(?:https?:\/\/|www\.)\S+/gi);
    return found?.map((url) => (url.startsWith('www.') ? 'https://' + url : url).replace(/[.,;)]+$/, ''));
  }
  if (type === 'date') return dayIn(line);
  if (type === 'choice') {
    return options?.find((option) => line.toLowerCase().startsWith(option.label.toLowerCase()))?.id;
  }
  return undefined;
}

// Lines of one paragraph become one; a list item begins a new one.
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n(?=\s*(?:[-•–*]|\d+[.)])\s)/)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .join('\n');
}

function dayIn(line: string): string | undefined {
  const written = /(\d{1,2})[./-](\d{1,2})[./-](\d{4})/.exec(line);
  if (written) return `${written[3]}-${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}`;
  const iso = /\d{4}-\d{2}-\d{2}/.exec(line);
  if (iso) return iso[0];
  const day = new Date(line + ' UTC');
  return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10);
}

function fill(view: FieldView, value: Value, evidence: Evidence[] | null, why: string): void {
  save(view.field.id, { value, details: view.details, evidence, why });
  announcement.value = `${view.field.label}: filled in and saved.`;
}

// Fills the chosen field with what stands in the rectangle.
export async function readInto(page: number, bbox: Bbox): Promise<void> {
  const data = open.value;
  const view = current.value;
  readingAgain.value = false;
  if (!data || !view) return;
  try {
    announcement.value = 'Reading…';
    const { text, source } = await readWords(data.sha256, page, bbox);
    const value = valueFrom(view, text);
    const rounded = bbox.map((side) => Math.round(side * 10) / 10) as Bbox;
    if (value === undefined) failure.value = text ? `“${text}” cannot be the value of this field: type it.` : 'Nothing was found there to read.';
    else fill(view, value, [{ page, bbox: rounded, source }], 'read again');
  } catch (error) {
    failure.value = (error as Error).message;
  }
}

// Places that corrections can keep; texts without pages have none.
function onPages(evidence: Evidence[]): Evidence[] | null {
  const places = evidence
    .filter((item) => item.page !== undefined && item.bbox)
    .map((item) => ({ page: item.page!, bbox: item.bbox!, source: item.source === 'ocr' ? 'ocr' : 'text_layer' }));
  return places.length > 0 ? places : null;
}

// Adds words that belong to no field to the chosen one.
export function addUnassigned(view: FieldView, words: Unassigned): void {
  const found = valueFrom(view, words.text);
  if (found === undefined) {
    failure.value = `“${words.text}” cannot be the value of this field: type it.`;
    return;
  }
  const { value } = view;
  let together: Value = found;
  if (view.field.type === 'text' && value) together = `${value as string}\n${found as string}`;
  if (view.field.type === 'urls') together = [...new Set([...((value as string[] | null) ?? []), ...(found as string[])])];
  const places = onPages([...view.evidence, ...words.evidence]);
  fill(view, together, places, 'words that belonged to no field');
}
