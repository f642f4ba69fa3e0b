// What the keys do.
import { useEffect, useRef } from 'preact/hooks';
import { keys } from './keys';
import { helpShown } from './state';

const names: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', 'Ctrl+z': 'Ctrl+Z' };

const editing: [string, string][] = [
  ['Ctrl+Enter', 'save and go to the next doubtful field'],
  ['Enter', 'the same, in fields of one line and among options'],
  ['Esc', 'leave the editor; what was typed and not saved is dropped'],
  ['1 … 9', 'choose an option of the field'],
];

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (helpShown.value = false)}>
      <h2 id="help-title">Keys</h2>
      <div class="columns">
        <dl>
          {keys.map((key) => (
            <div key={key.says}>
              <dt>{key.keys.map((name) => <kbd key={name}>{names[name] ?? name}</kbd>)}</dt>
              <dd>{key.says}</dd>
            </div>
          ))}
        </dl>
        <dl>
          {editing.map(([name, says]) => (
            <div key={name}>
              <dt><kbd>{name}</kbd></dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </div>
      <p class="muted">Every change is saved at once, beside what was read; nothing is overwritten.</p>
      <p class="actions">
        <button type="button" class="primary" autofocus onClick={() => dialog.current?.close()}>Close</button>
      </p>
    </dialog>
  );
}
