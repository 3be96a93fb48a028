import { ExportOutlined, ImportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewPackage } from '../../../shared/reviews/reviewPackage.ts';
import { errorText } from '../../app/errorText.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { useNow } from '../../stores/now.ts';
import { momentText } from '../../ui/duration.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { SideList } from '../scoring/SideList.tsx';
import { useRight } from '../scoring/useRight.ts';
import { GiveForm } from './GiveForm.tsx';
import { openPackage, useOpenedPackage } from './openedPackage.ts';
import { PackageDesk } from './PackageDesk.tsx';
import { TakeForm } from './TakeForm.tsx';
import '../scoring/scoring.css';
import '../../vault/vault.css';
import './packages.css';

/** Calls that are judged on another computer: given away, taken in, answered. */
export function PackagesView() {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('reviewPackage:list', {}, revision);
  const mayGive = useRight('exportData');
  const opened = useOpenedPackage(({ what }) => what);
  if (answer.kind === 'waiting') return <div className="review-desk-part" aria-busy="true" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;

  const giving = opened === 'give' && mayGive;
  const taking = opened === 'take';
  const shown = giving || taking ? undefined : (answer.value.find(({ id }) => id === opened) ?? answer.value[0]);
  const buttons = (
    <span className="package-buttons">
      {mayGive && <Button size="small" data-testid="package-give" onClick={() => openPackage('give')}>{t('reviewPackages.give')}</Button>}
      <Button size="small" data-testid="package-take" onClick={() => openPackage('take')}>{t('reviewPackages.take')}</Button>
    </span>
  );
  return (
    <div className="review-desk-part" data-testid="packages-view">
      <SideList
        label={t('review.part.packages')} chosenId={shown?.id ?? null} onChoose={openPackage} testId="package-list" empty={t('reviewPackages.none')} extra={buttons}
        rows={answer.value.map((one) => ({
          id: one.id, title: titleOf(one), words: `${t('reviewPackages.calls', { count: one.callIds.length })} · ${momentText(one.madeAt, now, locale)}`, mark: <PackageMark of={one} />, quiet: one.removedAt !== null,
        }))}
      />
      {giving && <GiveForm />}
      {taking && <TakeForm />}
      {shown !== undefined && <PackageDesk key={shown.id} of={shown} />}
      {!giving && !taking && shown === undefined && (
        <section className="panel review-empty">
          <strong>{t('reviewPackages.none')}</strong>
          <span className="package-none-words">{t('reviewPackages.noneWords')}</span>
          <span className="package-buttons">
            {mayGive && <Button icon={<ExportOutlined />} onClick={() => openPackage('give')}>{t('reviewPackages.give')}</Button>}
            <Button icon={<ImportOutlined />} onClick={() => openPackage('take')}>{t('reviewPackages.take')}</Button>
          </span>
        </section>
      )}
    </div>
  );

  function titleOf({ direction, madeBy, note }: ReviewPackage): string {
    if (direction === 'given') return note === '' ? t('reviewPackages.given') : note;
    return t('reviewPackages.from', { name: madeBy });
  }
}

/** How far a package has come. */
export function PackageMark({ of: { direction, removedAt, answeredAt, reviewed, callIds } }: { readonly of: ReviewPackage }) {
  const { t } = useTranslation();
  if (removedAt !== null) return <StatusMark tone="quiet">{t('reviewPackages.state.removed')}</StatusMark>;
  if (answeredAt !== null) return <StatusMark tone="ok">{t(direction === 'given' ? 'reviewPackages.state.back' : 'reviewPackages.state.answered')}</StatusMark>;
  if (direction === 'given') return <StatusMark tone="info">{t('reviewPackages.state.away')}</StatusMark>;
  return <StatusMark tone="info"><span className="figure">{reviewed}/{callIds.length}</span></StatusMark>;
}
