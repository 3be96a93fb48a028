import type { ReactNode } from 'react';
import { BarChartOutlined, CustomerServiceOutlined, HistoryOutlined, AudioOutlined, NumberOutlined, PhoneOutlined, RollbackOutlined, SettingOutlined, TeamOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReviewCounts } from '../review/scoring/useReviewCounts.ts';
import { ringingCalls, useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { isDue } from '../tasks/taskTimes.ts';
import { pages, showPage, useView } from '../stores/viewStore.ts';
import type { Page } from '../stores/viewStore.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { expectPage } from './laterPages.ts';

const icons: Readonly<Record<Page, ReactNode>> = {
  calls: <PhoneOutlined />,
  log: <HistoryOutlined />,
  missed: <RollbackOutlined />,
  review: <AudioOutlined />,
  customers: <TeamOutlined />,
  numbers: <NumberOutlined />,
  statistics: <BarChartOutlined />,
  settings: <SettingOutlined />,
};

/** The pages of the console. A ringing call, and a call to make that is due, are marked wherever the agent is. */
export function NavRail() {
  const { t } = useTranslation();
  const current = useView((view) => view.page);
  const ringing = useConsole((state) => ringingCalls(state).length);
  const missed = useConsole((state) => state.ledger.open);
  const now = useNow();
  const due = useConsole((state) => state.tasks.filter((task) => isDue(task, now)).length);
  const { waiting, unseenOfMe } = useReviewCounts();
  const counts: Partial<Record<Page, number>> = { calls: ringing > 0 ? ringing : due, missed, review: unseenOfMe > 0 ? unseenOfMe : waiting };
  const words = { calls: ringing > 0 ? 'ringing' : 'due', missed: 'missed', review: unseenOfMe > 0 ? 'reviewed' : 'toReview' } as const;

  return (
    <nav className="nav" aria-label={t('app.navigation')}>
      <span className="nav-brand" aria-hidden="true">
        <CustomerServiceOutlined />
        <b>400</b>
      </span>
      {pages.map((page) => (
        <button
          key={page}
          type="button"
          className="nav-item"
          aria-current={page === current ? 'page' : undefined}
          data-testid={`nav-${page}`}
          onPointerEnter={() => expectPage(page)}
          onMouseDown={keepFocus}
          onClick={() => showPage(page)}
        >
          <Badge count={counts[page] ?? 0} size="small" title={page === 'calls' || page === 'missed' || page === 'review' ? t(`app.badge.${words[page]}`, { count: counts[page] ?? 0 }) : ''}>
            <span className="nav-icon">{icons[page]}</span>
          </Badge>
          <span>{t(`app.nav.${page}`)}</span>
        </button>
      ))}
    </nav>
  );
}
