import { useState } from 'react';
import { Button, Input } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { labelFault, readLabel, type LabelFault } from '../../../shared/dispositions/choiceLabel.ts';
import type { ChoiceLabel } from '../../../shared/dispositions/disposition.ts';
import { useLocale } from '../../ui/useLocale.ts';

function faultText(t: TFunction, fault: LabelFault): string {
  switch (fault.kind) {
    case 'missing':
      return t('writeUp.fault.missing');
    case 'twice':
      return t('writeUp.fault.twice', { key: fault.key });
    case 'tooLong':
      return t(`writeUp.fault.tooLong.${fault.locale}`, { most: fault.most });
  }
}

interface ChoiceFormProps {
  readonly label: ChoiceLabel;
  readonly neighbours: readonly { readonly label: ChoiceLabel }[];
  /** Its own place among them; null = it is new. */
  readonly at: number | null;
  readonly name: string;
  readonly onKeep: (label: ChoiceLabel) => void;
  readonly onClose: () => void;
}

/** The name in both languages, that of the interface first. Enter keeps it, Escape closes. */
export function ChoiceForm({ label, neighbours, at, name, onKeep, onClose }: ChoiceFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  // A name that is the same in both was typed once.
  const [typed, setTyped] = useState(label['zh-CN'] === label.en ? { 'zh-CN': '', en: '', [locale]: label[locale] } : label);
  const [tried, setTried] = useState(false);
  const read = readLabel(typed);
  const fault = labelFault(read, neighbours, at);
  const field = (language: keyof ChoiceLabel) => (
    <Input
      key={language} autoFocus={language === locale} value={typed[language]} status={tried && fault !== null ? 'error' : ''} data-testid={`choice-name-${language}`}
      aria-label={`${name} · ${t(`writeUp.language.${language}`)}`} placeholder={t(language === locale ? 'writeUp.name' : `writeUp.otherName.${language}`)}
      onFocus={(event) => event.target.select()} onChange={(event) => setTyped({ ...typed, [language]: event.target.value })}
    />
  );

  return (
    <form
      className="tree-form"
      data-testid="choice-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === null) onKeep(read);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {locale === 'en' ? [field('en'), field('zh-CN')] : [field('zh-CN'), field('en')]}
      <Button type="primary" htmlType="submit" data-testid="choice-keep">{t('writeUp.keep')}</Button>
      <Button onClick={onClose}>{t('app.cancel')}</Button>
      {tried && fault !== null && <p className="field-fault" role="alert">{faultText(t, fault)}</p>}
    </form>
  );
}
