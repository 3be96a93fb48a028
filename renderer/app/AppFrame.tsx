import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { CallPage } from '../calls/CallPage.tsx';
import { CallLogPage } from '../callLog/CallLogPage.tsx';
import { CustomersPage } from '../customers/CustomersPage.tsx';
import { NumbersPage } from '../numbers/NumbersPage.tsx';
import { PracticeBanner } from '../practice/PracticeBanner.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';
import { AreaFileDrop } from '../settings/AreaFileDrop.tsx';
import { SoftphoneBar } from '../softphone/SoftphoneBar.tsx';
import { useConsole, useMirror } from '../stores/consoleStore.ts';
import { keepMeasurementsOf } from '../stores/mediaStore.ts';
import { useView } from '../stores/viewStore.ts';
import type { Page } from '../stores/viewStore.ts';
import { FailureMessages } from './FailureMessages.tsx';
import { NavRail } from './NavRail.tsx';
import { Notices } from './Notices.tsx';
import { runShortcut, shortcutOf } from './shortcuts.ts';

/** Bar on top, navigation left, the page in the middle. */
export function AppFrame() {
  const { t } = useTranslation();
  const page = useView((view) => view.page);
  const practice = useConsole((state) => state.mode === 'practice');
  useShortcuts();
  useTidyMeasurements();

  return (
    <div className="frame" data-practice={practice}>
      {practice && <PracticeBanner />}
      <SoftphoneBar />
      <NavRail />
      <main className="page" aria-label={t(`app.nav.${page}`)}>
        <Notices />
        <PageContent page={page} />
      </main>
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
    case 'customers':
      return <CustomersPage />;
    case 'numbers':
      return <NumbersPage />;
    case 'settings':
      return <SettingsPage />;
    default:
      return assertNever(page);
  }
}

function useShortcuts(): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      const shortcut = shortcutOf(event);
      if (shortcut === null) return;
      event.preventDefault();
      runShortcut(shortcut);
    }
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}

/** Forgets measurements of calls that left their lines. */
function useTidyMeasurements(): void {
  useEffect(() => {
    return useMirror.subscribe((mirror, before) => {
      if (mirror.state?.calls !== before.state?.calls) keepMeasurementsOf((mirror.state?.calls ?? []).map(({ call }) => call.id));
    });
  }, []);
}
