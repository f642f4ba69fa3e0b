// Reading again, boxes side by side, one-click fixes, and what is unassigned.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { allSaved, exported, makeStore, openDocument, openPage, sample, withBrowser, withFolder, withServer } from './harness.mjs';

const limit = { timeout: 120_000 };
const document = 'lindhaven-glyph.pdf';

const choose = async (page, field) => {
  await page.locator(`[data-field="${field}"]`).click();
  await page.waitForSelector(`.card.chosen[data-field="${field}"]`);
};

// Changes the response of the one document of a store, as if it had been read
// so: `edit` is Python that works on `response`.
function reread(store, edit) {
  execFileSync('python3', ['-c', `
import json, sqlite3, sys
store = sqlite3.connect(sys.argv[1])
response = json.loads(store.execute("SELECT json FROM responses").fetchone()[0])
fields = {field["id"]: field for field in response["fields"]}
${edit}
store.execute("UPDATE responses SET json = ?", [json.dumps(response)])
store.commit()
`, store]);
}

test('a rectangle on the page, set by keys, fills the field and is its evidence', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, document);
      await choose(page, 'VI.1');
      await page.keyboard.press('r');
      await page.waitForSelector('.drawing:focus span');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card.chosen .tag.corrected, .card.chosen .tag.accepted');
      await allSaved(page);
      assert.deepEqual(page.troubles, []);
    }));
    const fields = (await exported(store))[document];
    assert.equal(fields['VI.1'].evidence.length, 1);
    assert.equal(fields['VI.1'].review.by, 'Ana');
  }));

test('boxes are changed by pressing them and accepted all at once', limit, () =>
  withFolder(async (folder) => {
    const names = [document, 'saint-aubert-french.pdf', 'oakmere-drawn-boxes.pdf'];
    const store = await makeStore(folder, names.map(sample));
    const before = await exported(store);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await page.keyboard.press('g');
      await page.waitForSelector('.tile');
      await page.locator('.boxes select').selectOption('V.1');
      const tile = page.locator('.tile', { hasText: document });
      const other = before[document]['V.1'].value === 'yes' ? 1 : 0;
      await tile.locator('.box').nth(other).click();
      await tile.locator('.tag.corrected').waitFor();
      await page.keyboard.press('a');
      await allSaved(page);
      await page.waitForFunction(() => window.document.querySelectorAll('.tile .tag.accepted').length === 2);
      await page.getByRole('button', { name: 'Show the next ones' }).click();
      await page.waitForSelector('.boxes .empty');
    }));
    const after = await exported(store);
    assert.notEqual(after[document]['V.1'].value, before[document]['V.1'].value);
    for (const name of names) assert.equal(after[name]['V.1'].review.by, 'Ana');
  }));

test('an address that differs by a letter is replaced by the other one in one click', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    reread(store, `fields["I.2.b"]["value"] = ["https://hoering.lindhaven.dk/sager"]
fields["I.2.c"]["value"] = ["https://hoering.lindhavn.dk/sager"]`);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, document);
      await choose(page, 'I.2.c');
      await page.locator('.card.chosen .fix').click();
      await allSaved(page);
    }));
    const fields = (await exported(store))[document];
    assert.deepEqual(fields['I.2.c'].value, ['https://hoering.lindhaven.dk/sager']);
  }));

test('words that belong to no field are sent into one', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    reread(store, `place = {"page": 1, "bbox": [90, 600, 200, 612], "source": "text_layer"}
response["unassigned"] = [{"text": "One more remark.", "evidence": [place]}]`);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, document);
      await choose(page, 'VII.1');
      await page.getByRole('button', { name: 'Add to VII.1' }).first().click();
      await page.waitForSelector('[data-field="VII.1"] .tag.corrected');
      await allSaved(page);
    }));
    const fields = (await exported(store))[document];
    assert.match(fields['VII.1'].value, /\nOne more remark\.$/);
  }));

test('what stands beside an option is corrected with it', limit, () =>
  withFolder(async (folder) => {
    const store = await makeStore(folder, [sample(document)]);
    await withServer(store, (server) => withBrowser(async (browser) => {
      const page = await openPage(browser, server);
      await openDocument(page, document);
      await choose(page, 'III.2');
      await page.locator('.card.chosen .detail').first().fill('see chapter 7');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-field="III.2"] .tag.corrected');
      await allSaved(page);
    }));
    const field = (await exported(store))[document]['III.2'];
    assert.equal(field.options[0].detail, 'see chapter 7');
    assert.equal(field.review.action, 'corrected');
  }));
