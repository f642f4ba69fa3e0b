// How things are put to people.
import type { Contact, DocumentState, Field, Value } from './types';

export const stateNames: Record<DocumentState, string> = {
  converted: 'To review',
  in_review: 'In review',
  done: 'Done',
  failed: 'Failed',
};

export const contactParts: [keyof Contact, string][] = [
  ['name', 'Name'],
  ['title', 'Title'],
  ['organization', 'Organization'],
  ['email', 'E-mail'],
  ['phone', 'Phone'],
];

export function optionLabel(field: Field, id: string): string {
  return field.options?.find((option) => option.id === id)?.label ?? id;
}

function contactText(contact: Contact): string {
  return contactParts
    .map(([key]) => contact[key])
    .filter(Boolean)
    .join(', ');
}

export function isEmpty(value: Value): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

// A value as one text, for lists and histories.
export function valueText(field: Field, value: Value): string {
  if (isEmpty(value)) return 'No answer';
  if (typeof value === 'number') return `${value} %`;
  if (typeof value === 'string') return field.type === 'choice' ? optionLabel(field, value) : value;
  const items = value as (string | Contact)[];
  return items
    .map((item) => (typeof item === 'string' ? (field.type === 'checklist' ? optionLabel(field, item) : item) : contactText(item)))
    .join(field.type === 'checklist' ? '; ' : '\n');
}

export function whenText(at: string): string {
  if (at === '') return 'now';
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : Math.round((100 * part) / whole) + ' %';
}
