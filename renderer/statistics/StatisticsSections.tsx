import { Fragment, type ReactNode } from 'react';
import { reportSections, type ReportSection } from '../../shared/statistics/report.ts';
import { defaultTerms, type SlaTerms } from '../../shared/statistics/serviceLevel.ts';
import { AdviceSection } from './AdviceSection.tsx';
import { AreasSection } from './AreasSection.tsx';
import { CallersSection } from './CallersSection.tsx';
import { DurationSection } from './DurationSection.tsx';
import { GroupSection } from './GroupSection.tsx';
import { HoursSection } from './HoursSection.tsx';
import { ServiceLevelSection } from './ServiceLevelSection.tsx';
import { StatesSection } from './StatesSection.tsx';
import { SummarySection } from './SummarySection.tsx';
import { TrendSection } from './TrendSection.tsx';
import './statistics.css';

interface StatisticsSectionsProps {
  readonly sections?: readonly ReportSection[];
  readonly windowDays: number;
  readonly onWindow?: (days: number) => void;
  readonly terms?: SlaTerms;
  readonly onTerms?: ((terms: SlaTerms) => void) | null;
}

/** All parts of the statistics, or those asked for, in their order. */
export function StatisticsSections({ sections = reportSections, windowDays, onWindow, terms = defaultTerms, onTerms = null }: StatisticsSectionsProps) {
  const parts: Readonly<Record<ReportSection, () => ReactNode>> = {
    summary: () => <SummarySection />,
    advice: () => <AdviceSection />,
    trend: () => <TrendSection />,
    hours: () => <HoursSection />,
    areas: () => <AreasSection />,
    serviceNumbers: () => <GroupSection section="serviceNumbers" />,
    queues: () => <GroupSection section="queues" />,
    agents: () => <GroupSection section="agents" />,
    dispositions: () => <GroupSection section="dispositions" />,
    durations: () => <DurationSection />,
    serviceLevel: () => <ServiceLevelSection terms={terms} onTerms={onTerms} />,
    callers: () => <CallersSection windowDays={windowDays} onWindow={onWindow ?? null} />,
    states: () => <StatesSection />,
  };
  return <div className="statistics-grid">{sections.map((section) => <Fragment key={section}>{parts[section]()}</Fragment>)}</div>;
}
