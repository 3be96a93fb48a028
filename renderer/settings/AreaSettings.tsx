import { FileAddOutlined } from '@ant-design/icons';
import { Alert, Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { cancelAreaImport, importAreas, useAreaImport } from '../stores/areaImport.ts';
import type { AreaImport } from '../stores/areaImport.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { Fact, Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';

/** Where caller areas come from, and the import of a newer segment file. */
export function AreaSettings() {
  const { t } = useTranslation();
  const locale = useLocale();
  const source = useConsole((state) => state.areaSource);
  const progress = useAreaImport((state) => state.progress);
  const running = progress.kind === 'running';

  return (
    <Panel title={t('settings.section.areas')}>
      <dl className="facts">
        <Fact label={t('settings.areaSource')}>{source.importedAt === null ? t('settings.areaBuiltIn') : source.name}</Fact>
        <Fact label={t('settings.areaSegments')}><span className="figure">{source.segments.toLocaleString(locale)}</span></Fact>
        {source.importedAt !== null && <Fact label={t('settings.areaImportedAt')}>{fullMomentText(source.importedAt, locale)}</Fact>}
      </dl>
      <p className="setting-intro area-words">{t('settings.areaWords')}</p>
      <div className="drop-zone">
        <FileAddOutlined className="drop-icon" />
        <span>{t('settings.areaDrop')}</span>
        <Button disabled={running} onClick={() => void importAreas(null)} data-testid="area-import">{t('settings.areaChoose')}</Button>
      </div>
      <ImportOutcome progress={progress} />
    </Panel>
  );
}

function ImportOutcome({ progress }: { readonly progress: AreaImport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  switch (progress.kind) {
    case 'none':
      return null;
    case 'running':
      return (
        <div className="import-progress" role="status">
          <Progress percent={progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100)} aria-label={t('settings.areaProgress')} />
          <Button onClick={cancelAreaImport}>{t('app.cancel')}</Button>
        </div>
      );
    case 'imported':
      return <Alert type="success" showIcon title={t('settings.areaImported', { segments: progress.segments.toLocaleString(locale) })} />;
    case 'refused':
      return <Alert type="error" showIcon title={errorText(t, progress.error)} description={t('settings.areaKept')} data-testid="area-refused" />;
  }
}
