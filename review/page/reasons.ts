// Why a person should look, in plain words, and what to do.
import type { Field } from './types';

interface Reason {
  what: string;
  todo: string;
}

const reasons: Record<string, Reason> = {
  prompt_not_found: {
    what: 'The question was not found in the document.',
    todo: 'See whether it was answered elsewhere; otherwise accept that it is missing.',
  },
  prompt_changed: {
    what: 'The question is worded differently than in the form.',
    todo: 'Check that the answer belongs to this question.',
  },
  out_of_order: {
    what: 'The question stands at another place than in the form.',
    todo: 'Check that the answer belongs to this question.',
  },
  no_mark: { what: 'No box is marked.', todo: 'Look at the boxes; accept if none is marked.' },
  mark_unclear: {
    what: 'Whether a box is marked cannot be told.',
    todo: 'Look at the box and choose.',
  },
  marks_conflict: {
    what: 'Several boxes are marked, or two readings of a box disagree.',
    todo: 'Choose what the respondent meant.',
  },
  answer_in_words: {
    what: 'The choice was written out instead of marked.',
    todo: 'Read the words and confirm the choice.',
  },
  ocr_low_confidence: {
    what: 'The text was recognised in a picture, and some words are doubtful.',
    todo: 'Compare it with the picture, letter by letter where it matters.',
  },
  ocr_corrected: {
    what: 'A word recognised in a picture was corrected by the program.',
    todo: 'Compare the word with the picture.',
  },
  encoding_suspect: {
    what: 'The file does not say reliably which letters its signs stand for.',
    todo: 'Compare the text with the page.',
  },
  url_invalid: { what: 'Something that looks like a web address cannot be one.', todo: 'Correct or remove it.' },
  url_rejoined: {
    what: 'A web address was broken over lines and put together again.',
    todo: 'Check the place where the line broke.',
  },
  url_near_duplicate: {
    what: 'The document holds another web address that differs by a character or two.',
    todo: 'One of them is likely wrong: choose the right one.',
  },
  link_mismatch: {
    what: 'The link leads to another place than its text says.',
    todo: 'Decide which one the respondent meant.',
  },
  email_invalid: { what: 'Something that looks like an e-mail address cannot be one.', todo: 'Correct or remove it.' },
  phone_invalid: {
    what: 'The phone number is not valid in its country.',
    todo: 'Compare it with the page; keep it as written if it is so.',
  },
  contact_incomplete: {
    what: 'The contact lacks something that the form asks for.',
    todo: 'See whether it stands nearby; otherwise accept.',
  },
  date_ambiguous: {
    what: 'The date reads both ways; it was taken day first.',
    todo: 'Decide by the country which one is the day.',
  },
  date_invalid: { what: 'The answer holds no date, or a day that does not exist.', todo: 'Enter the date, or accept none.' },
  percentage_ambiguous: {
    what: 'The answer gives a range, a target, or several figures.',
    todo: 'Choose the figure that answers the question.',
  },
  answer_contradicts_mark: {
    what: 'The words say otherwise than the mark.',
    todo: 'Decide what the respondent meant.',
  },
  page_unreadable: {
    what: 'A page where the answer may stand could not be read.',
    todo: 'Look at the page and type what is there.',
  },
  text_unassigned_nearby: {
    what: 'Text next to this answer belongs to no field.',
    todo: 'See whether it is part of the answer.',
  },
  neighbour_not_found: {
    what: 'The next question was not found, so its answer may stand here.',
    todo: 'Check where the answer ends.',
  },
  form_words_inside: {
    what: 'The answer holds words of the form or a page number.',
    todo: 'Remove what the respondent did not write.',
  },
  url_missing: {
    what: 'Web addresses were asked for, and words without one were given.',
    todo: 'Accept if there is none, or enter it.',
  },
  detail_long: {
    what: 'Several paragraphs stand beside the last option.',
    todo: 'See whether some of them are a remark of another kind.',
  },
};

export function reasonText(id: string): string {
  return reasons[id]?.what ?? id.replaceAll('_', ' ');
}

export function reasonsOf(field: Field): Reason[] {
  const known = field.reasons.map(
    (id) => reasons[id] ?? { what: id.replaceAll('_', ' '), todo: 'Compare the value with the page.' },
  );
  if (known.length > 0 || !field.needs_review) return known;
  return [{ what: 'The program is not sure enough of this value.', todo: 'Compare it with the page.' }];
}
