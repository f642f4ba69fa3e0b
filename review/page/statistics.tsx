// What the review has shown: the honest record of the program's confidence.
import { Progress } from './header';
import { reasonText } from './reasons';
import { statistics } from './state';
import type { Statistics } from './types';
import { percent } from './words';

const width = 640;
const height = 240;
const pad = { left: 48, bottom: 34, top: 12, right: 12 };

function Curve({ points }: { points: Statistics['curve'] }) {
  const last = points.at(-1);
  if (!last || last.reviewed === 0) return <p class="muted">Nothing has been looked at yet.</p>;
  const x = (reviewed: number) => pad.left + (reviewed / last.reviewed) * (width - pad.left - pad.right);
  const most = Math.max(1, last.corrected);
  const y = (corrected: number) => height - pad.bottom - (corrected / most) * (height - pad.bottom - pad.top);
  const line = points.map((point) => `${x(point.reviewed)},${y(point.corrected)}`).join(' ');
  return (
    <svg class="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${last.corrected} errors caught in ${last.reviewed} fields looked at, least sure first`}>
      <line class="axis" x1={pad.left} y1={height - pad.bottom} x2={width - pad.right} y2={height - pad.bottom} />
      <line class="axis" x1={pad.left} y1={pad.top} x2={pad.left} y2={height - pad.bottom} />
      <line class="chance" x1={x(0)} y1={y(0)} x2={x(last.reviewed)} y2={y(last.corrected)} />
      <polyline class="caught" points={line} />
      <text x={pad.left - 6} y={y(most) + 5} text-anchor="end">{last.corrected}</text>
      <text x={pad.left - 6} y={y(0)} text-anchor="end">0</text>
      <text x={width - pad.right} y={height - 12} text-anchor="end">{last.reviewed} fields looked at, least sure first</text>
    </svg>
  );
}

function Reasons({ rows }: { rows: Statistics['reasons'] }) {
  const sorted = [...rows].sort((a, b) => b.flagged - a.flagged);
  return (
    <table class="plain">
      <thead>
        <tr><th scope="col">Reason</th><th scope="col">Flagged</th><th scope="col">Looked at</th><th scope="col">Corrected</th><th scope="col">How often it was right</th></tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={row.reason}>
            <th scope="row">{reasonText(row.reason)}</th>
            <td>{row.flagged}</td>
            <td>{row.reviewed}</td>
            <td>{row.corrected}</td>
            <td><Progress done={row.corrected} total={Math.max(1, row.reviewed)} label={reasonText(row.reason)} /> {percent(row.corrected, row.reviewed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const sure = (part: number) => `${Math.round(part * 1000) / 10} %`;

function Confidence({ rows }: { rows: Statistics['confidence'] }) {
  return (
    <table class="plain">
      <thead>
        <tr><th scope="col">The program was sure by</th><th scope="col">Looked at</th><th scope="col">Errors found</th><th scope="col">Errors it expected</th></tr>
      </thead>
      <tbody>
        {rows.filter((row) => row.reviewed > 0).map((row) => (
          <tr key={row.from}>
            <th scope="row">{sure(row.from)} to {sure(row.to)}</th>
            <td>{row.reviewed}</td>
            <td>{row.corrected}</td>
            <td>{row.expected}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Reviewers({ rows }: { rows: Statistics['reviewers'] }) {
  return (
    <table class="plain">
      <thead>
        <tr><th scope="col">Reviewer</th><th scope="col">Looked at</th><th scope="col">Corrected</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reviewer}><th scope="row">{row.reviewer}</th><td>{row.reviewed}</td><td>{row.corrected}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

export function StatisticsView() {
  const data = statistics.value;
  if (!data) return <main class="statistics" aria-busy="true" />;
  return (
    <main class="statistics" tabIndex={0} aria-label="Statistics">
      <ul class="cards">
        <li><b>{data.reviewed.toLocaleString()}</b> of {data.fields.toLocaleString()} fields looked at</li>
        <li><b>{data.corrected.toLocaleString()}</b> corrected</li>
        <li><b>{data.flagged_reviewed.toLocaleString()}</b> of {data.flagged.toLocaleString()} doubtful fields looked at</li>
        <li><b>{percent(data.flagged_corrected, data.flagged_reviewed)}</b> of these were wrong</li>
      </ul>
      <section>
        <h2>Errors caught</h2>
        <p class="muted">If the confidence is honest, the errors come first and the line rises steeply; the dashed line is what looking in no order would catch.</p>
        <Curve points={data.curve} />
      </section>
      <section>
        <h2>What the confidence promised</h2>
        <p class="muted">Only of fields that were looked at, which are the doubtful ones mostly.</p>
        <Confidence rows={data.confidence} />
      </section>
      <section>
        <h2>Reasons</h2>
        <Reasons rows={data.reasons} />
      </section>
      <section>
        <h2>Reviewers</h2>
        <Reviewers rows={data.reviewers} />
      </section>
    </main>
  );
}
