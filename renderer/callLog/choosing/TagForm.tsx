import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestTag } from '../../../shared/customers/customer.ts';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { passTab } from '../../ui/passTab.ts';
import { ChosenForm } from './ChosenForm.tsx';
import type { ChosenFormProps } from './ChosenForm.tsx';

const mostTags = 20;
const tidy = (tags: readonly string[]): string[] => [...new Set(tags.map((tag) => tag.trim().slice(0, longestTag)).filter((tag) => tag !== ''))];
/** Gives the customers of calls tags and takes tags away; a tag belongs to the card, not to the call. */
export function TagForm({ calls, onDone }: ChosenFormProps) {
  const { t } = useTranslation();
  const values = useAnswer('callLog:values', {}, useConsole((state) => state.callLogRevision));
  const [give, setGive] = useState<readonly string[]>([]);
  const [take, setTake] = useState<readonly string[]>([]);
  const options = (values.kind === 'answered' ? values.value.tag : []).map((value) => ({ value, label: value }));
  return (
    <ChosenForm
      words={t('log.chosen.tagWords')} submit={t('log.chosen.start.tag')} incomplete={give.length + take.length === 0} onDone={onDone}
      start={() => attempt('callLog:tag', { calls: calls(), give: [...give], take: [...take] })}
      fields={
        <>
          <label onKeyDownCapture={passTab}>
            <span>{t('log.chosen.give')}</span>
            <Select mode="tags" autoFocus maxCount={mostTags} value={[...give]} options={options} tokenSeparators={[',', '，', '、']} aria-label={t('log.chosen.give')} data-testid="chosen-give" onChange={(tags: string[]) => { setGive(tidy(tags)); setTake(take.filter((tag) => !tags.includes(tag))); }} />
          </label>
          <label onKeyDownCapture={passTab}>
            <span>{t('log.chosen.take')}</span>
            <Select mode="multiple" maxCount={mostTags} value={[...take]} options={options.filter(({ value }) => !give.includes(value))} notFoundContent={t('log.noValues')} aria-label={t('log.chosen.take')} data-testid="chosen-take" onChange={(tags: string[]) => setTake(tags)} />
          </label>
        </>
      }
    />
  );
}
