// The calls of the HTTP API.
import type { Bbox, BoxesRow, BoxQuestion, DocumentData, DocumentRow, Session, Standing, Statistics, TextLine } from './types';

export class ApiError extends Error {
  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }
}

// The server cannot be reached.
export class Offline extends Error {}

async function send(method: string, path: string, body?: unknown, keepalive = false): Promise<Response> {
  let reply: Response;
  try {
    const init: RequestInit = { method, keepalive, headers: { accept: 'application/json' } };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { 'content-type': 'application/json' };
    }
    reply = await fetch('/api/v1/' + path, init);
  } catch {
    throw new Offline('The server cannot be reached.');
  }
  if (reply.ok) return reply;
  const said = await reply.json().catch(() => null);
  throw new ApiError(
    reply.status,
    said?.error?.code ?? 'unknown',
    said?.error?.message ?? `The server refused this (${reply.status}).`,
  );
}

async function json<T>(reply: Promise<Response>): Promise<T> {
  return (await reply).json() as Promise<T>;
}

const documentPath = (sha256: string) => 'documents/' + sha256;

export const getSession = () => json<Session>(send('GET', 'session'));

export const getDocuments = async () =>
  (await json<{ documents: DocumentRow[] }>(send('GET', 'documents'))).documents;

export const getStatistics = () => json<Statistics>(send('GET', 'statistics'));

export const getBoxQuestions = async () =>
  (await json<{ questions: BoxQuestion[] }>(send('GET', 'boxes'))).questions;

export const getBoxes = async (field: string) =>
  (await json<{ documents: BoxesRow[] }>(send('GET', 'boxes/' + encodeURIComponent(field)))).documents;

export const getDocument = (sha256: string) => json<DocumentData>(send('GET', documentPath(sha256)));

export const getStanding = (sha256: string) =>
  json<Standing>(send('GET', documentPath(sha256) + '/corrections'));

export const postCorrection = (sha256: string, body: unknown) =>
  json<Standing>(send('POST', documentPath(sha256) + '/corrections', body));

export const deleteCorrection = (sha256: string, id: string, client: string) =>
  json<Standing>(send('DELETE', `${documentPath(sha256)}/corrections/${id}?client=${client}`));

export const putState = (sha256: string, state: string, client: string) =>
  json<Standing>(send('PUT', documentPath(sha256) + '/state', { state, client }));

export const putLease = (sha256: string, client: string, takeOver: boolean) =>
  json<Standing>(send('PUT', documentPath(sha256) + '/lease', { client, take_over: takeOver }));

// Reaches the server even while the page is being closed.
export const deleteLease = (sha256: string, client: string) =>
  send('DELETE', `${documentPath(sha256)}/lease?client=${client}`, undefined, true).then(
    () => undefined,
    () => undefined,
  );

export const getText = (sha256: string) =>
  json<{ paragraphs: boolean; lines: TextLine[] }>(send('GET', documentPath(sha256) + '/text'));

export const readWords = (sha256: string, page: number, bbox: Bbox) =>
  json<{ text: string; source: string }>(
    send('POST', `${documentPath(sha256)}/pages/${page}/words`, { bbox }),
  );

export interface PagePicture {
  url: string;
  // Of the page, in points.
  width: number;
  height: number;
}

export async function getPage(sha256: string, page: number, dpi: number): Promise<PagePicture> {
  const reply = await send('GET', `${documentPath(sha256)}/pages/${page}?dpi=${dpi}`);
  const scale = Number(reply.headers.get('quaestor-scale')) || 1;
  const bytes = await reply.arrayBuffer();
  // A PNG names its size in its first chunk.
  const head = new DataView(bytes);
  return {
    url: URL.createObjectURL(new Blob([bytes], { type: 'image/png' })),
    width: head.getUint32(16) / scale,
    height: head.getUint32(20) / scale,
  };
}
