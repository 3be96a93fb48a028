import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { CallPage } from '../calls/CallPage.tsx';
import { watchFocus } from '../calls/endFocused.ts';
import { keepTransfersOf } from '../calls/transferring.ts';
import { keepDraftsOf } from '../calls/wrapUpDrafts.ts';
import { JobTray } from '../jobs/JobTray.tsx';
import { keepWritings } from '../customers/autosave.ts';
import { keepReviews } from '../review/scoring/reviewDrafts.ts';
import { PracticeBanner } from '../practice/PracticeBanner.tsx';
import { AreaFileDrop } from '../settings/AreaFileDrop.tsx';
import { SoftphoneBar } from '../softphone/SoftphoneBar.tsx';
import { useConsole, useMirror } from '../stores/consoleStore.ts';
import { keepMeasurementsOf } from '../stores/mediaStore.ts';
import { useView } from '../stores/viewStore.ts';
import type { Page } from '../stores/viewStore.ts';
import { DrawnAgain } from '../ui/DrawnAgain.tsx';
import { FailureMessages } from './FailureMessages.tsx';
import { CallLogPage, CustomersPage, MissedPage, NumbersPage, ReviewPage, SettingsPage, StatisticsPage } from './laterPages.ts';
import { NavRail } from './NavRail.tsx';
import { Notices } from './Notices.tsx';
import { SeatBanners } from './SeatBanners.tsx';
import { digitShortcutOf, runDigitShortcut, runShortcut, shortcutOf } from './shortcuts.ts';

/** Bar on top, navigation left, the page in the middle. */
export function AppFrame() {
  const { t } = useTranslation();
  const page = useView((view) => view.page);
  const practice = useConsole((state) => state.mode === 'practice');
  useShortcuts();
  useTidiness();
  useEffect(watchFocus, []);
  useEffect(() => whenIdle(keepWritings), []);
  useEffect(() => whenIdle(keepReviews), []);

  return (
    <div className="frame" data-practice={practice}>
      {practice && <PracticeBanner />}
      <SoftphoneBar />
      <NavRail />
      <main className="page" aria-label={t(`app.nav.${page}`)}>
        <SeatBanners />
        <Notices />
        <DrawnAgain key={page}>
          <Suspense>
            <PageContent page={page} />
          </Suspense>
        </DrawnAgain>
      </main>
      <JobTray />
      <FailureMessages />
      <AreaFileDrop />
    </div>
  );
}

function PageContent({ page }: { readonly page: Page }) {
  switch (page) {
    case 'calls':
      return <CallPage />;
    case 'log':
      return <CallLogPage />;
    case 'review':
      return <ReviewPage />;
    case 'missed':
      return <MissedPage />;
    case 'customers':
      return <CustomersPage />;
    case 'numbers':
      return <NumbersPage />;
    case 'statistics':
      return <StatisticsPage />;
    case 'settings':
      return <SettingsPage />;
    default:
      return assertNever(page);
  }
}

/** Begins something when the picture is drawn. @returns calls it off, or stops it */
function whenIdle(begin: () => () => void): () => void {
  let stop = (): void => {};
  const waiting = requestIdleCallback(() => { stop = begin(); }, { timeout: 1_000 });
  return () => {
    cancelIdleCallback(waiting);
    stop();
  };
}

function useShortcuts(): void {
  const { t } = useTranslation();
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      const shortcut = shortcutOf(event);
      const digit = digitShortcutOf(event);
      if (shortcut === null && digit === null) return;
      event.preventDefault();
      if (shortcut !== null) runShortcut(shortcut);
      if (digit !== null) runDigitShortcut(digit, t);
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [t]);
}

/** Forgets measurements of calls that left their lines, and saves their unfinished write-ups. */
function useTidiness(): void {
  useEffect(() => {
    return useMirror.subscribe((mirror, before) => {
      if (mirror.state === null || mirror.state.calls === before.state?.calls) return;
      const callIds = mirror.state.calls.map(({ call }) => call.id);
      keepMeasurementsOf(callIds);
      keepTransfersOf(callIds);
      void keepDraftsOf(callIds);
    });
  }, []);
}
