// What the tests of the page share: stores of samples, a server, a browser.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
// Installed for the page's own build.
const modules = createRequire(path.join(root, 'review/page/package.json'));
const { chromium } = modules('playwright-core');
export const axeSource = modules.resolve('axe-core/axe.min.js');

const program = process.env.QUAESTOR;
const run = promisify(execFile);

export const sample = (name) => path.join(root, 'samples', name);

export async function quaestor(...args) {
  const { stdout } = await run(program, args, { maxBuffer: 1 << 28 });
  return stdout;
}

export async function withFolder(work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'quaestor-page-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function makeStore(folder, files) {
  const store = path.join(folder, 'store.sqlite');
  await quaestor('batch', ...files, '--store', store, '--quiet');
  return store;
}

// Fields of the responses as `export` gives them, by the document's name.
export async function exported(store) {
  const lines = (await quaestor('export', store, '--format', 'jsonl')).trim().split('\n');
  const responses = {};
  for (const line of lines) {
    const response = JSON.parse(line);
    responses[response.document.name] = Object.fromEntries(response.fields.map((field) => [field.id, field]));
  }
  return responses;
}

// Resolves when the server has printed its address.
export async function serve(store, { port = 0, reviewer = 'Ana' } = {}) {
  const args = ['review', store, '--no-browser', '--reviewer', reviewer];
  if (port) args.push('--port', String(port));
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece) => (said += piece));
  const address = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (piece) => {
      text += piece;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.on('exit', () => reject(new Error('the server ended: ' + said)));
  });
  const ended = new Promise((resolve) => child.on('exit', (code) => resolve(code)));
  return {
    address,
    port: Number(new URL(address).port),
    stop: (signal = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

// A server that ends with the work, whatever comes of it.
export async function withServer(store, work, options = {}) {
  const server = await serve(store, options);
  try {
    return await work(server);
  } finally {
    await server.stop('SIGKILL');
  }
}

export async function withBrowser(work) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

// A window of its own, logged in. Errors of the page fail the test.
export async function openPage(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) page.troubles.push(message.text());
  });
  await page.goto(server.address);
  await page.waitForSelector('.rows .row');
  return page;
}

export async function openDocument(page, name) {
  await page.locator('.rows .name a', { hasText: name }).click();
  await page.waitForSelector('.card.chosen');
}

export const chosen = (page) => page.locator('.card.chosen').getAttribute('data-field');

export async function allSaved(page) {
  await page.waitForSelector('.saving.is-saved');
}
