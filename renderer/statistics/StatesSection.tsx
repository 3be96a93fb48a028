import { reasonLabel } from '../../shared/statistics/tables.ts';
import { useLocale } from '../ui/useLocale.ts';
import { timeText } from './figureText.ts';
import { Section } from './Section.tsx';
import { useStatisticsView } from './statisticsView.ts';

/** Offline is no working time: it would dwarf the rest. */
const order = ['idle', 'ringing', 'talking', 'wrapUp', 'busy', 'break'] as const;

/** Time of the agents in each state: one band per agent, and the table. */
export function StatesSection() {
  const { content: { states }, words, print } = useStatisticsView();
  const locale = useLocale();
  const agents = [...new Set(states.map(({ agent }) => agent))].slice(0, print ? 20 : 12);
  return (
    <Section section="states" lastWide>
      <div className="state-bands">
        {agents.map((agent) => {
          const own = states.filter((state) => state.agent === agent && state.kind !== 'offline');
          const whole = own.reduce((sum, { ms }) => sum + ms, 0);
          return (
            <div key={agent} className="state-band">
              <b>{agent}</b>
              <div className="band">
                {order.map((kind) => {
                  const ms = own.filter((state) => state.kind === kind).reduce((sum, state) => sum + state.ms, 0);
                  return ms === 0 ? null : <i key={kind} data-state={kind} style={{ width: `${(ms / whole) * 100}%` }} title={`${words(`state.${kind}`)} ${timeText(ms / 1000, locale)}`} />;
                })}
              </div>
              <ul>
                {order.flatMap((kind) => own.filter((state) => state.kind === kind)).map(({ kind, reason, ms }) => (
                  <li key={`${kind} ${reason ?? ''}`}><i data-state={kind} /> {words(`state.${kind}`)}{reason === null ? '' : ` · ${reasonLabel(reason, words)}`} <span className="figure">{timeText(ms / 1000, locale)}</span></li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
