import { lazy, Suspense, useEffect } from 'react';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { useTranslation } from 'react-i18next';
import { useMirror } from '../stores/consoleStore.ts';
import { showPage } from '../stores/viewStore.ts';
import { DrawnAgain } from '../ui/DrawnAgain.tsx';
import { antdTheme } from '../ui/theme.ts';
import { asksPerson } from '../../shared/vault/vaultState.ts';
import { AppFrame } from './AppFrame.tsx';
import { useColourScheme, useReducedMotion } from './systemLook.ts';

/** Hardly ever seen: its code may not keep the first picture waiting. */
const UnlockPage = lazy(() => import('../vault/UnlockPage.tsx').then((module) => ({ default: module.UnlockPage })));

/** The console window: waits for the first snapshot, then draws everything in the seat's language and theme. */
export function Console() {
  const ready = useMirror(({ state }) => state !== null);
  const locked = useMirror(({ state }) => state !== null && state.mode === 'live' && asksPerson(state.vault));
  const locale = useMirror(({ state }) => state?.preferences.locale ?? 'zh-CN');
  const preferred = useMirror(({ state }) => state?.preferences.theme ?? 'system');
  const system = useColourScheme();
  const theme = preferred === 'system' ? system : preferred;
  const reducedMotion = useReducedMotion();

  useEffect(() => {
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn');
  }, [locale]);

  return (
    <ConfigProvider theme={antdTheme(theme, reducedMotion)} locale={locale === 'en' ? enUS : zhCN} componentSize="middle" button={{ autoInsertSpace: false }} renderEmpty={renderEmpty}>
      <AntdApp className="app-root" message={{ maxCount: 3 }}>
        <DrawnAgain onFailed={() => showPage('calls')}>{ready && (locked ? <Suspense><UnlockPage /></Suspense> : <AppFrame />)}</DrawnAgain>
      </AntdApp>
    </ConfigProvider>
  );
}

/** In a list of choices that has none, in place of antd's picture of an empty box. */
function NothingToChoose() {
  const { t } = useTranslation();
  return <span className="soft-text">{t('log.noValues')}</span>;
}

const renderEmpty = () => <NothingToChoose />;
