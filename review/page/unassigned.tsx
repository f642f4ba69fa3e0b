// Words of the document that belong to no field, to be sent into the chosen
// one.
import { Crops } from './evidence';
import { current, heldByOther, open } from './state';
import { addUnassigned } from './words_again';

export function Unassigned() {
  const list = open.value?.response.unassigned ?? [];
  if (list.length === 0) return null;
  const view = current.value;
  return (
    <section class="unassigned" aria-label="Words that belong to no field">
      <h2>
        Belongs to no field <span class="muted">{list.length}</span>
      </h2>
      <ol class="cards-list">
        {list.map((words, i) => (
          <li key={i} class="card loose">
            <p class="value" dir="auto">{words.text}</p>
            <details>
              <summary>Where it stands</summary>
              <Crops evidence={words.evidence} options={undefined} />
            </details>
            {view && (
              <button type="button" disabled={heldByOther.value !== null} onClick={() => addUnassigned(view, words)}>
                Add to {view.field.id}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
