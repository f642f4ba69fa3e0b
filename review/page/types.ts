// What the server sends: review/openapi.json describes it, `quaestor schema`
// the response.

export type Contact = {
  name: string | null;
  title: string | null;
  organization: string | null;
  email: string | null;
  phone: string | null;
};

export type Value = string | number | string[] | Contact[] | null;

export type Bbox = [number, number, number, number];

export interface Evidence {
  page?: number;
  bbox?: Bbox;
  line?: number;
  end_line?: number;
  paragraph?: number;
  end_paragraph?: number;
  source: string;
  raw?: string[];
}

export interface Option {
  id: string;
  label: string;
  checked: boolean | null;
  confidence: number;
  detail?: string | null;
  evidence: Evidence[];
}

export type FieldType =
  | 'text'
  | 'urls'
  | 'choice'
  | 'checklist'
  | 'percentage'
  | 'date'
  | 'contacts';

export interface Field {
  id: string;
  section: string | null;
  question: string | null;
  label: string;
  type: FieldType;
  status: 'answered' | 'blank' | 'missing';
  value: Value;
  confidence: number;
  needs_review: boolean;
  reasons: string[];
  text?: string | null;
  options?: Option[];
  evidence: Evidence[];
}

export interface Unassigned {
  text: string;
  evidence: Evidence[];
}

export interface ResponseData {
  questionnaire: { id: string; title: string; confidence: number };
  document: { name: string; media_type: string; pages: number; languages: string[] };
  fields: Field[];
  unassigned: Unassigned[];
  warnings: string[];
}

export type Details = Record<string, string | null>;

export interface Correction {
  id: string;
  field: string;
  by: string;
  at: string;
  from: Value;
  to: Value;
  why: string;
  evidence: Evidence[] | null;
  details: Details | null;
  withdrawn: { by: string; at: string } | null;
}

export type DocumentState = 'converted' | 'in_review' | 'done' | 'failed';

export interface Lease {
  client: string;
  reviewer: string;
}

// What changes while a document is looked at.
export interface Standing {
  state: DocumentState;
  lease: Lease | null;
  corrections: Correction[];
}

export interface DocumentData extends Standing {
  sha256: string;
  name: string;
  response: ResponseData;
}

export interface DocumentRow {
  sha256: string;
  name: string;
  state: DocumentState;
  message: string | null;
  questionnaire: string | null;
  city: string | null;
  country: string | null;
  pages: number;
  fields: number;
  flagged: number;
  open: number;
  reviewed: number;
  holder: string | null;
  client: string | null;
}

export interface Statistics {
  fields: number;
  flagged: number;
  reviewed: number;
  corrected: number;
  flagged_reviewed: number;
  flagged_corrected: number;
  reasons: { reason: string; flagged: number; reviewed: number; corrected: number }[];
  confidence: { from: number; to: number; reviewed: number; corrected: number; expected: number }[];
  curve: { reviewed: number; corrected: number }[];
  reviewers: { reviewer: string; reviewed: number; corrected: number }[];
}

export interface BoxQuestion {
  field: string;
  label: string;
  open: number;
  flagged: number;
}

// The boxes of one question in one document.
export interface BoxesRow {
  sha256: string;
  name: string;
  media_type: string;
  revision: number;
  field: Field;
  // Once something was said about it.
  corrections?: Correction[];
}

export interface Session {
  reviewer: string;
  store: string;
  version: string;
}

export interface TextLine {
  number: number;
  end_number: number;
  text: string;
}

// A change on its way to the server.
export interface Change {
  id: string;
  kind: 'correct' | 'withdraw';
  sha256: string;
  field: string;
  revision: number;
  from: Value;
  to: Value;
  why: string;
  evidence: Evidence[] | null;
  details: Details | null;
  trouble: null | { kind: 'conflict' | 'held' | 'refused'; message: string };
}
